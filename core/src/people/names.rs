//! By which names a child may be written of, where one of them stands in a text, and the text without them. The app cannot know whether "Rose"
//! is a girl or a flower: it points out, and leaves out of what goes to another family.

use super::child::Child;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::words::folded;

/// What stands where another child's name stood, in what is handed to a family.
pub const ANOTHER_CHILD: &str = "another child";

/// The names by which a child may be written of: the everyday one, the full one, and its first word.
pub(crate) fn names(child: &Child) -> Vec<String> {
    let first = child.name.as_str().split_whitespace().next().unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for name in [child.known_as(), child.name.as_str(), first] {
        let name = told(name);
        // One letter stands in every text.
        if name.chars().count() > 1 && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The names of all other children, but for those that this child shares.
pub(crate) fn other_names(notebook: &Notebook, child: &Child) -> Vec<(ChildId, Vec<String>)> {
    let own = names(child);
    let theirs = |other: &Child| names(other).into_iter().filter(|name| !own.contains(name)).collect();
    let others = notebook.children().filter(|other| other.id != child.id);
    others.map(|other| (other.id, theirs(other))).collect()
}

/// A name as it is compared. What parts words is one thing, a gap, a line’s end or a hyphen.
pub(crate) fn told(text: &str) -> String {
    folded(text)
        .replace(['’', '‘', 'ʼ'], "'")
        .replace(['\n', '\r', '\t', '-', '‐', '‑'], " ")
}

/// A text as it is compared, and which letter of it stands where.
struct Compared {
    text: String,
    /// Each letter as it was written, with its place among those that are compared.
    letters: Vec<(char, usize, usize)>,
}

impl Compared {
    fn of(text: &str) -> Self {
        let (mut compared, mut letters) = (String::new(), Vec::new());
        for c in text.chars() {
            let from = compared.len();
            compared.push_str(&told(c.encode_utf8(&mut [0; 4])));
            letters.push((c, from, compared.len()));
        }
        Compared { text: compared, letters }
    }

    /// Whether a word that begins there is written with a capital.
    fn is_capital(&self, at: usize) -> bool {
        self.letters.iter().any(|(c, from, to)| *from == at && *to > at && c.is_uppercase())
    }

    /// Where a name stands as a word of its own, or with an s that wants its apostrophe, and whether that is so. Scripts that join their
    /// words, or write them without gaps, are searched for the name alone.
    fn places(&self, name: &str) -> impl Iterator<Item = (usize, bool)> {
        let letter = |c: char| c.is_ascii_alphanumeric() || ('\u{C0}'..'\u{590}').contains(&c);
        let apart = name.chars().all(|c| c < '\u{590}');
        let place = move |at: usize| {
            let before = self.text.get(..at).and_then(|text| text.chars().next_back());
            let mut after = self.text.get(at + name.len()..).unwrap_or_default().chars();
            let (next, beyond) = (after.next(), after.next());
            let ends = |next: Option<char>| !next.is_some_and(letter);
            match apart {
                true if !ends(before) => None,
                true if ends(next) => Some((at, false)),
                // “Roses” may be a child’s, “roses” are flowers.
                true => (next == Some('s') && ends(beyond) && self.is_capital(at)).then_some((at, true)),
                false => Some((at, false)),
            }
        };
        let found: Vec<_> = self.text.match_indices(name).filter_map(|(at, _)| place(at)).collect();
        found.into_iter()
    }
}

/// Whether one of these names stands in a text, be it without its apostrophe: “Maisies coat”.
pub(crate) fn stands_in(names: &[String], text: &str) -> bool {
    let text = Compared::of(text);
    names.iter().any(|name| text.places(name).next().is_some())
}

/// The other children whom a text may speak of: by one of their names, or by that of their family where it is written as a name is.
#[must_use]
pub fn spoken_of(notebook: &Notebook, child: &Child, text: &str) -> Vec<ChildId> {
    let text = Compared::of(text);
    let own = family(child);
    let by_family = |name: &String| Some(name) != own.as_ref() && text.places(name).any(|(at, _)| text.is_capital(at));
    let named = |(other, names): &(ChildId, Vec<String>)| {
        let by_name = names.iter().any(|name| text.places(name).next().is_some());
        by_name || notebook.child(*other).and_then(family).is_some_and(|name| by_family(&name))
    };
    let others = other_names(notebook, child);
    others.into_iter().filter(named).map(|(other, _)| other).collect()
}

/// The last word of a child’s full name, where there are several.
fn family(child: &Child) -> Option<String> {
    let name = told(child.name.as_str());
    let (_, last) = name.trim().rsplit_once(' ')?;
    (last.chars().count() > 1).then(|| last.to_owned())
}

/// A text with something else in the place of every one of these names.
pub(crate) fn without_names(text: &str, names: &[(ChildId, Vec<String>)]) -> String {
    let compared = Compared::of(text);
    let mut hidden = vec![false; compared.letters.len()];
    for name in names.iter().flat_map(|(_, names)| names) {
        for (at, _) in compared.places(name) {
            let end = at + name.len();
            for ((_, from, to), hidden) in compared.letters.iter().zip(&mut hidden) {
                // An accent that stands by itself goes with its letter.
                *hidden |= (*from < end && *to > at) || (from == to && *to == end);
            }
        }
    }
    let mut left = String::with_capacity(text.len());
    let (mut before, mut begins) = (false, true);
    for ((c, ..), hidden) in compared.letters.iter().zip(hidden) {
        if !hidden {
            left.push(*c);
            begins = match c {
                '.' | '!' | '?' | '\n' => true,
                c => begins && !c.is_alphanumeric(),
            };
        } else if !before {
            // A sentence begins with a capital.
            let (first, rest) = ANOTHER_CHILD.split_at(1);
            left.push_str(if begins { "A" } else { first });
            left.push_str(rest);
            begins = false;
        }
        before = hidden;
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hidden(text: &str, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| told(name)).collect();
        without_names(text, &[(ChildId::fixed(1), names)])
    }

    #[test]
    fn another_name_is_left_out_and_words_like_it_are_not() {
        for (text, names, left) in [
            ("Zoë and Ada built", &["zoe"][..], "Another child and Ada built"),
            ("ZOE’s tower, Zoe\u{301}!", &["zoe"], "Another child’s tower, another child!"),
            (
                "Zoes coat, and Zoe\nPark.",
                &["zoe", "zoe park"],
                "Another childs coat, and another child.",
            ),
            (
                "With Zoe-Park. Zoe sang.",
                &["zoe", "zoe park"],
                "With another child. Another child sang.",
            ),
            ("picked roses for Rose", &["Rose"], "picked roses for another child"),
            ("a roseate Rose", &["Rose"], "a roseate another child"),
            ("Ngũgĩ wa Thiong’o came", &["Ngũgĩ wa Thiong'o", "Ngũgĩ"], "Another child came"),
            ("和小雨一起玩", &["小雨"], "和another child一起玩"),
            ("مع محمد اليوم", &["محمد"], "مع another child اليوم"),
            ("Nobody here", &[], "Nobody here"),
        ] {
            assert_eq!(hidden(text, names), left);
        }
    }

    proptest! {
        #[test]
        fn no_name_is_left(words in prop::collection::vec(prop::sample::select(vec![
            "Zoë", "zoe", "ZOE\u{308}", "Łukasz", "łukasz’s", "小雨", "İrem", "and", "Rose", "roses", "ß", ", ", "👧🏽", "e\u{301}",
        ]), 0..20), gap in prop::sample::select(vec![" ", "-", ""])) {
            let names = ["Zoë", "Łukasz", "小雨", "İrem", "Rose"];
            let text = words.join(gap);
            let left = told(&hidden(&text, &names));
            let left = Compared::of(&left);
            for name in names {
                let word = left.places(&told(name)).any(|(_, with_s)| !with_s);
                prop_assert!(!word, "{name} in {}, of {text}", left.text);
            }
        }
    }
}
