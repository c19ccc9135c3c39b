//! How much of a passphrase would really have to be guessed. Whoever finds a phone tries what everybody takes: “password”, a row of keys,
//! a word said twice, the name on the door. Such parts count for nothing, or for one letter. Not here: how much there must be
//! ([`super::passphrase`]).

use crate::words::folded;

/// What everybody tries, and counting.
const TRIED: &str = "passphrase password letmein welcome iloveyou secret admin login pebblebook childmind childcare nursery \
preschool three four five seven eight nine zero";

/// What lies side by side, there and back: letters, digits, keys, and numbers as they are said, for the shortest of those stand in many an
/// ordinary word.
const ROWS: &str = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm zyxwvutsrqponmlkjihgfedcba 09876543210 poiuytrewq \
lkjhgfdsa mnbvcxz 1qaz 2wsx 3edc 4rfv 5tgb onetwothree sixseven nineten tennine sevensix threetwoone";

/// The shortest that is looked for: what is shorter stands in many an ordinary word.
const SHORTEST: usize = 4;

/// How many characters are left of this text without what everybody tries first. `known` are names that whoever finds the phone knows too.
pub(super) fn left_to_guess(text: &str, known: &[&str]) -> usize {
    let text = run_together(&spaced(text, false));
    // Digits that stand for letters are letters as well: the same text, byte for byte.
    let read = spaced(&text, true);
    let mut tried = TRIED.to_owned();
    for name in known {
        let name = spaced(name, true);
        for more in [&run_together(&name), &name] {
            tried.push(' ');
            tried.push_str(more);
        }
    }
    let (mut at, mut left, mut before) = (0, 0, None);
    while let (Some(rest), Some(said)) = (text.get(at..), read.get(at..)) {
        let Some(first) = rest.chars().next() else { break };
        let mut step = 0;
        for word in tried.split(' ') {
            if word.len() >= SHORTEST && said.starts_with(word) {
                step = step.max(word.len());
            }
        }
        if step == 0 {
            step = longest(rest, &|piece| text.find(piece).is_some_and(|then| then < at));
        }
        if step == 0 {
            // A row is worth its first letter, and so is a letter that is kept down.
            left += usize::from(before != Some(first));
            step = longest(rest, &|piece| ROWS.contains(piece)).max(first.len_utf8());
        }
        at += step;
        before = Some(first);
    }
    left
}

/// How many bytes of this text, from its beginning on, are such a piece; none where it would be too short for one.
fn longest(text: &str, is_piece: &dyn Fn(&str) -> bool) -> usize {
    let mut longest = 0;
    for (count, (start, c)) in text.char_indices().enumerate() {
        let end = start + c.len_utf8();
        if count + 1 >= SHORTEST {
            if !text.get(..end).is_some_and(is_piece) {
                break;
            }
            longest = end;
        }
    }
    longest
}

/// The text in small letters, with blanks for all that stands between words. Read kindly, “Passw0rd” is no better than the word.
fn spaced(text: &str, kindly: bool) -> String {
    let letter = |c| match c {
        '-' | '_' | '.' | ',' | '/' | '\'' | '&' => ' ',
        '0' if kindly => 'o',
        '1' | '!' if kindly => 'i',
        '3' if kindly => 'e',
        '4' | '@' if kindly => 'a',
        '5' | '$' if kindly => 's',
        other => other,
    };
    folded(text).chars().map(letter).collect()
}

fn run_together(text: &str) -> String {
    text.replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::super::word_list::WORDS;
    use super::super::{Passphrase, PassphraseError};
    use crate::time::SeededEntropy;
    use proptest::prelude::*;

    const DOOR: &str = "Little Acorns of Pebble Lane";

    #[test]
    fn what_everybody_tries_first_will_not_do() {
        for bad in [
            "password1234",
            "passwordpassword",
            "Passw0rd!Passw0rd!",
            "MyPassword2026",
            "123456789012",
            "098765432109",
            "1 2 3 4 5 6 7 8 9",
            "112233445566",
            "abcdefghijkl",
            "aaabbbcccdddeee",
            "qwertyuiop123",
            "poiuytrewq12",
            "1qaz2wsx3edc",
            "letmeinletmein1",
            "welcome welcome",
            "one two three four",
            "four three two one zero",
            "monkeymonkey1",
            "elephant elephant",
            "kitten kitten kitten kitten",
            "pebblebook pebblebook",
            "Pebble-Book-2026",
            "childminder12",
            "Little Acorns of Pebble Lane",
            "littleacorns2026",
            "pebblelanepebblelane",
            "Acorns Lane 2026",
        ] {
            let why = Passphrase::parse(bad, &[DOOR]).err();
            assert_eq!(why, Some(PassphraseError::TooPlain), "{bad}");
        }
    }

    #[test]
    fn four_ordinary_words_will_do() {
        for good in [
            "another four words here",
            "walnut harbour seldom violin",
            "turnip pebble lantern heron",
            "seven wet stones home",
            "stone tent kitten mitten",
            "owl elm oak ivy",
            "the nursery has a leaking roof",
            "my password is a rainy tuesday",
            "feather leather heather weather",
            "correct-horse",
            "xK#9$mQ!2&pL",
            "une grande forêt verte",
            "صخور صغيرة على الشاطئ",
        ] {
            assert!(Passphrase::parse(good, &[DOOR]).is_ok(), "{good}");
        }
    }

    proptest! {
        #[test]
        fn every_made_up_passphrase_will_do(seed in any::<u64>(), one in 0..512usize, other in 0..512usize, odd in ".{0,30}") {
            let made = Passphrase::made_up(&mut SeededEntropy::new(seed));
            let words: Vec<&str> = WORDS.split_whitespace().collect();
            let apart = |name: &&str| !made.text().split(' ').any(|word| word == *name);
            let names: Vec<&str> = [words[one], words[other]].into_iter().filter(apart).collect();
            let door = names.join(" ");
            prop_assert!(Passphrase::parse(made.text(), &[&door, &odd]).is_ok(), "{} at {door}, {odd}", made.text());
        }

        #[test]
        fn any_text_can_be_weighed(text in ".{0,60}", name in ".{0,30}") {
            prop_assert!(super::left_to_guess(&text, &[&name]) <= crate::words::folded(&text).chars().count());
        }
    }
}
