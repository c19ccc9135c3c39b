//! The shipped objectives are ours, many enough, plain, and numbered for ever.

use super::*;
use sha2::{Digest, Sha256};

fn texts() -> Vec<&'static str> {
    shipped().map(|objective| objective.text).collect()
}

#[test]
fn every_area_and_band_has_at_least_eight() {
    for area in Area::ALL {
        for band in AgeBand::ALL {
            let many = shipped().filter(|one| (one.area, one.band) == (area, band)).count();
            assert!(many >= 8, "{area}, {band:?}: {many}");
        }
    }
}

#[test]
fn every_goal_has_something_that_leads_towards_it_in_every_band() {
    for goal in Goal::ALL {
        for band in AgeBand::ALL {
            assert!(shipped().any(|one| (one.goal, one.band) == (Some(goal), band)), "{goal}, {band:?}");
        }
    }
}

#[test]
fn a_goal_is_of_the_area_that_the_number_tells() {
    for objective in shipped() {
        assert_eq!(objective.number / 100, objective.area.number(), "{}", objective.text);
        assert!(
            objective.goal.is_none_or(|goal| goal.area() == objective.area),
            "{}",
            objective.number
        );
    }
    let lines = [BIRTH_TO_TWO, TWO_TO_THREE, THREE_AND_FOUR, RECEPTION]
        .iter()
        .flat_map(|band| band.lines())
        .count();
    assert_eq!(shipped().count(), lines, "every line is read");
    assert_eq!(shipped().filter(|one| one.goal.is_none()).count(), 9, "and every goal");
}

/// Whoever rewords an objective changes what this says, and looks whether it still means the same; a number is never given to another.
#[test]
fn numbers_are_each_given_once_and_stay() {
    let mut numbers: Vec<u16> = shipped().map(|one| one.number).collect();
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "none is given twice");
    for number in numbers {
        assert!((1..=79).contains(&(number % 100)) && number % 20 != 0, "{number}");
    }
    let told: String = shipped().map(|one| format!("{} {}\n", one.number, one.text)).collect();
    let print = Sha256::digest(told.as_bytes());
    let print: String = print.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        (OBJECTIVES_EDITION, print.as_str()),
        ("Second edition, November 2026", "8e235455d019")
    );
}

#[test]
fn each_is_one_short_positive_line_and_no_two_say_the_same() {
    let mut texts = texts();
    for text in &texts {
        assert!(text.chars().count() <= 70 && text.split(' ').count() <= 14, "{text}");
        assert!(text.starts_with(char::is_uppercase) && !text.ends_with('.'), "{text}");
        let negative = [" not ", "cannot", "n’t", "never", "fails", "struggles", "unable"];
        assert!(negative.iter().all(|word| !text.contains(word)), "{text}");
        assert!(!text.contains(['\'', '"']), "a typewriter mark in: {text}");
    }
    let all = texts.len();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), all);
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphabetic() && letter != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[test]
fn they_are_spelt_as_here() {
    const FROM_OVER_THERE: [&str; 20] = [
        "color",
        "favorite",
        "center",
        "gray",
        "mom",
        "mommy",
        "pajama",
        "diaper",
        "stroller",
        "sidewalk",
        "cookie",
        "candy",
        "faucet",
        "neighbor",
        "flavor",
        "trash",
        "kindergarten",
        "recognize",
        "practice",
        "math",
    ];
    for text in texts() {
        for word in words(text) {
            let odd = |odd: &&str| word.trim_end_matches('s') == *odd || (odd.len() > 4 && word.starts_with(*odd));
            assert!(!FROM_OVER_THERE.iter().any(odd), "{word} in: {text}");
            let ending = ["ize", "izes", "ized", "izing", "yze", "yzes", "yzing"]
                .iter()
                .any(|odd| word.ends_with(odd));
            assert!(
                !ending || ["size", "sizes", "prize", "prizes"].contains(&word.as_str()),
                "{word} in: {text}"
            );
        }
    }
}

/// How many syllables a word has, near enough: its groups of vowels, an “e” at the end left out.
fn syllables(word: &str) -> usize {
    let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('e')).unwrap_or(word);
    let vowel = |letter: char| "aeiouy".contains(letter);
    let starts = stem
        .chars()
        .zip(std::iter::once(' ').chain(stem.chars()))
        .filter(|(now, before)| vowel(*now) && !vowel(*before));
    starts.count().max(1)
}

/// The measure of Flesch and Kincaid, in hundredths of a year of school.
fn year_of_school(texts: &[&str]) -> usize {
    let words: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
    let parts = words.iter().map(|word| syllables(word)).sum::<usize>();
    (39 * words.len() / texts.len() + 1180 * parts / words.len()).saturating_sub(1559)
}

/// A child of eleven is at the end of the sixth year of school. One line may be a little harder than the others, but none is lost among them.
#[test]
fn a_child_of_eleven_could_read_them() {
    for band in AgeBand::ALL {
        let texts: Vec<&str> = shipped().filter(|one| one.band == band).map(|one| one.text).collect();
        assert!(year_of_school(&texts) < 600, "{band:?}: {}", year_of_school(&texts));
        for text in texts {
            assert!(year_of_school(&[text]) < 900, "{}: {text}", year_of_school(&[text]));
            let long = words(text).find(|word| syllables(word) > 4 && !word.ends_with("body"));
            assert_eq!(long, None, "{text}");
        }
    }
}
