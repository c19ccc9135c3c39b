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

/// A text as it is compared.
pub(crate) fn told(text: &str) -> String {
    folded(text).replace(['’', '‘', 'ʼ'], "'")
}

/// Whether a name stands in a text as a word of its own. Scripts that join their words, or write them without gaps, are searched for the
/// name alone.
pub(crate) fn stands_in(name: &str, text: &str) -> bool {
    places(name, text).next().is_some()
}

/// Where a name stands in a text, both as they are compared.
fn places<'a>(name: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    let letter = |c: char| c.is_ascii_alphanumeric() || ('\u{C0}'..'\u{590}').contains(&c);
    let apart = name.chars().all(|c| c < '\u{590}');
    let whole = move |at: &usize| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|text| text.chars().next());
        !apart || !(before.is_some_and(letter) || after.is_some_and(letter))
    };
    text.match_indices(name).map(|(at, _)| at).filter(whole)
}

/// A text with something else in the place of every one of these names.
pub(crate) fn without_names(text: &str, names: &[(ChildId, Vec<String>)]) -> String {
    // Each letter as it is compared, so that a place there is a place here.
    let (mut compared, mut letters) = (String::new(), Vec::new());
    for c in text.chars() {
        let from = compared.len();
        compared.push_str(&told(c.encode_utf8(&mut [0; 4])));
        letters.push((c, from, compared.len()));
    }
    let mut hidden = vec![false; letters.len()];
    for name in names.iter().flat_map(|(_, names)| names) {
        for at in places(name, &compared) {
            let end = at + name.len();
            for ((_, from, to), hidden) in letters.iter().zip(&mut hidden) {
                // An accent that stands by itself goes with its letter.
                *hidden |= (*from < end && *to > at) || (from == to && *to == end);
            }
        }
    }
    let mut left = String::with_capacity(text.len());
    let mut before = false;
    for ((c, ..), hidden) in letters.iter().zip(hidden) {
        if !hidden {
            left.push(*c);
        } else if !before {
            left.push_str(ANOTHER_CHILD);
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
            ("Zoë and Ada built", &["zoe"][..], "another child and Ada built"),
            ("ZOE’s tower, Zoe\u{301}!", &["zoe"], "another child’s tower, another child!"),
            ("a roseate Rose", &["Rose"], "a roseate another child"),
            ("Ngũgĩ wa Thiong’o came", &["Ngũgĩ wa Thiong'o", "Ngũgĩ"], "another child came"),
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
            for name in names {
                prop_assert!(!stands_in(&told(name), &left), "{name} in {left}, of {text}");
            }
        }
    }
}
