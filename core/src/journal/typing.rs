//! Help while she types: phrases she used lately, and areas that her words speak of. Both are offered and never put in by themselves.

use crate::eyfs::Area;
use crate::notebook::Notebook;
use crate::words::folded;

/// How many of the latest observations phrases are taken from.
const LATEST: usize = 200;
/// The longest phrase that is worth offering, in letters.
const LONGEST: usize = 80;
/// How many letters of a word must be typed for it to speak of an area.
const SHORTEST: usize = 3;

/// Beginnings of words that speak of an area, in the order of [`Area::ALL`]. English, as the setting's own words are.
const SPEAK_OF: [&str; 7] = [
    "talk said say asked ask answer listen hear heard word chat babble babbl sign question convers tell told voice name understood",
    "share shared sharing turn friend feel sad happy cross upset cuddle cuddl calm kind help toilet potty wash dress coat shoe wait choose chose brave proud",
    "run ran jump climb crawl walk kick throw threw catch caught balance balanc hop dance dancing scissor snip thread pour pinch grip crayon pedal push pull roll",
    "book story stories read rhym letter page wrote write mark sound library poem",
    "count number one two three four five more fewer shape circle square pattern sort size big bigger small tall heavy heavier half pair",
    "garden plant seed grow grew worm snail bird weather rain leaf leaves animal insect family grandad granny nana train shop ice melt magnet moon",
    "paint draw drew colour glue collage music sing sang song drum shake shaking pretend dress dough model role puppet stick",
];

/// The areas that a text speaks of, the one it speaks of most first; three at most.
#[must_use]
pub fn areas_spoken_of(text: &str) -> Vec<Area> {
    let text = folded(text);
    let typed = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= SHORTEST);
    let typed: Vec<&str> = typed.collect();
    let mut found: Vec<(usize, Area)> = Vec::new();
    for (area, words) in Area::ALL.into_iter().zip(SPEAK_OF) {
        let speaks = |typed: &&&str| words.split(' ').any(|word| is_form_of(typed, word));
        let many = typed.iter().filter(speaks).count();
        if many > 0 {
            found.push((many, area));
        }
    }
    crate::order::by_key(&mut found, |(many, _)| std::cmp::Reverse(*many));
    found.into_iter().map(|(_, area)| area).take(3).collect()
}

/// Whether a word that was typed is a form of one in the list: "climbing" of "climb", and not "rungs" of "run".
fn is_form_of(typed: &str, word: &str) -> bool {
    typed.strip_prefix(word).is_some_and(|end| {
        // The last letter may be doubled before an ending: "running".
        let end = word.chars().next_back().and_then(|last| end.strip_prefix(last)).unwrap_or(end);
        ["", "s", "es", "ed", "d", "ing", "y", "er", "ers", "ful", "ness", "en", "ly"].contains(&end)
    })
}

/// Phrases of hers that begin as what is typed does, those she used most and latest first.
#[must_use]
pub fn recent_phrases(notebook: &Notebook, typed: &str, most: usize) -> Vec<String> {
    let begin = folded(typed.trim_start());
    let latest = notebook.observations_by_day(&|_| true).into_iter().rev();
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for observation in latest.take(LATEST) {
        let lines = observation.children.iter().map(|of| of.line.as_str());
        for text in lines.chain([observation.text.as_str()]) {
            for phrase in text.split(['.', '!', '?', '\n', ';']).map(str::trim) {
                let folded = folded(phrase);
                if phrase.is_empty() || phrase.chars().count() > LONGEST || folded == begin || !folded.starts_with(&begin) {
                    continue;
                }
                match found.iter_mut().find(|(_, known, _)| *known == folded) {
                    Some((times, ..)) => *times += 1,
                    None => found.push((1, folded, phrase.to_owned())),
                }
            }
        }
    }
    crate::order::by_key(&mut found, |(times, ..)| std::cmp::Reverse(*times));
    found.into_iter().map(|(.., phrase)| phrase).take(most).collect()
}
