//! What the sample setting is made of: its families, its books with their cards, what parents wrote in the reading logs, and a
//! journal.
//! Content only; [`super`] makes records of it. Everybody here is invented. The telephone numbers are from the range kept for
//! drama, and the tales are old ones, retold.

pub mod days;
mod families;
mod journal;
mod log_lines;
mod new_stories;
mod tales;
mod tales_of_animals;

pub use families::CHILDREN;
pub use journal::{INTERESTS, JUDGED, SEEN, STEPS, SampleSeen};
pub use log_lines::LOG_LINES;

/// A child of the sample setting.
pub struct SampleChild {
    /// The full name.
    pub name: &'static str,
    /// The everyday name, where it is another.
    pub known_as: Option<&'static str>,
    /// Completed years on the day the sample is made.
    pub age_years: u32,
    /// And months.
    pub age_months: u32,
    /// Which of the eight colours, from nought.
    pub colour: u8,
    /// Allergies, one each.
    pub allergies: &'static [&'static str],
    /// Other needs, or nothing.
    pub needs: &'static str,
    /// Family, the first to be rung first.
    pub family: &'static [SampleCarer],
    /// What the first of them agreed to, a letter for each question: yes, no, or not answered yet.
    pub agreed: &'static str,
}

/// Somebody in the family of a sample child.
pub struct SampleCarer {
    /// Their name.
    pub name: &'static str,
    /// What they are to the child.
    pub relation: &'static str,
    /// A number from the range that never rings.
    pub phone: &'static str,
    /// May take the child home.
    pub may_collect: bool,
    /// Gets messages about the day.
    pub gets_messages: bool,
    /// Lives with the child.
    pub lives_with: bool,
    /// Is rung in an emergency.
    pub emergency: bool,
}

/// A book of the sample library.
pub struct SampleBook {
    /// The number on the sticker of the first copy.
    pub number: &'static str,
    /// The title.
    pub title: &'static str,
    /// Who wrote it.
    pub author: Option<&'static str>,
    /// Who drew it.
    pub illustrator: Option<&'static str>,
    /// Themes.
    pub themes: &'static [&'static str],
    /// Suggested ages in years, from and to.
    pub ages: (u8, u8),
    /// Where it is kept.
    pub kept: &'static str,
    /// How many copies.
    pub copies: u8,
    /// The card for parents.
    pub card: SampleCard,
}

/// The card of a sample book, for a tired parent with ten minutes.
pub struct SampleCard {
    /// Ways to use the story at home.
    pub ways: &'static [&'static str],
    /// Questions to ask, none with a right answer to get wrong.
    pub questions: &'static [&'static str],
    /// Words to explore, each with its meaning for a child.
    pub words: &'static [(&'static str, &'static str)],
    /// Things to do after, with what is found at home.
    pub afterwards: &'static [&'static str],
    /// Numbers of the shipped objectives that the book touches.
    pub objectives: &'static [u16],
}

/// What a parent wrote. It suits whichever child had the book: no names, no "he" or "she".
pub struct SampleLogLine {
    /// Which book.
    pub book_number: &'static str,
    /// Who read.
    pub who: &'static str,
    /// How the child used it.
    pub how: &'static str,
    /// What they liked.
    pub liked: &'static str,
}

/// The sample library, in the order of its stickers.
pub const BOOKS: &[SampleBook] = &[
    tales::BILLY_GOATS,
    tales::ENORMOUS_TURNIP,
    tales::GINGERBREAD_MAN,
    tales_of_animals::LITTLE_RED_HEN,
    tales::GOLDILOCKS,
    tales_of_animals::THREE_LITTLE_PIGS,
    tales::ANANSI,
    tales_of_animals::TORTOISE_AND_HARE,
    tales::TWINKLE,
    new_stories::PUDDLE,
    new_stories::NOISY_SHED,
    new_stories::NUMBER_NINE_BUS,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eyfs::{Area, shipped_objectives};
    use crate::words::Line;
    use std::collections::BTreeSet;

    /// Every sentence a parent may read, with the book it belongs to.
    fn sentences(book: &SampleBook) -> Vec<&'static str> {
        let card = &book.card;
        let words = card.words.iter().flat_map(|(word, meaning)| [*word, *meaning]);
        let lists = [card.ways, card.questions, card.afterwards];
        lists.into_iter().flatten().copied().chain(words).collect()
    }

    #[test]
    fn twelve_books_in_the_order_of_their_stickers() {
        let numbers: Vec<String> = BOOKS.iter().map(|book| book.number.to_owned()).collect();
        assert_eq!(numbers, (1..=12).map(|number| format!("{number:02}")).collect::<Vec<_>>());
        for book in BOOKS {
            assert!(book.ages.0 <= book.ages.1 && book.copies >= 1, "{}", book.title);
        }
    }

    #[test]
    fn every_card_is_whole() {
        for SampleBook { title, card, .. } in BOOKS {
            assert!((3..=4).contains(&card.ways.len()), "{title}: ways");
            assert!((4..=5).contains(&card.questions.len()), "{title}: questions");
            assert!((4..=6).contains(&card.words.len()), "{title}: words");
            assert_eq!(card.afterwards.len(), 3, "{title}: afterwards");
            assert!((4..=6).contains(&card.objectives.len()), "{title}: objectives");
            assert!(card.questions.iter().all(|question| question.ends_with('?')), "{title}");
        }
    }

    #[test]
    fn every_card_points_to_objectives_of_three_areas_or_more() {
        for SampleBook { title, card, .. } in BOOKS {
            let areas: BTreeSet<Area> = card
                .objectives
                .iter()
                .map(|number| {
                    let wanted = crate::eyfs::shipped_id(*number);
                    let found = shipped_objectives().find(|objective| objective.id == wanted);
                    found.unwrap_or_else(|| panic!("{title}: no objective {number}")).area
                })
                .collect();
            assert!(areas.len() >= 3, "{title}: {areas:?}");
            let all: BTreeSet<u16> = card.objectives.iter().copied().collect();
            assert_eq!(all.len(), card.objectives.len(), "{title}: one twice");
        }
    }

    #[test]
    fn together_the_books_reach_every_area() {
        let reached: BTreeSet<u16> = BOOKS
            .iter()
            .flat_map(|book| book.card.objectives)
            .map(|number| number / 100)
            .collect();
        assert_eq!(reached.len(), Area::ALL.len());
    }

    #[test]
    fn lines_fit_the_card_and_are_spelt_as_here() {
        const FROM_OVER_THERE: [&str; 16] = [
            "color", "favorite", "center", "gray", "mom", "mommy", "pajamas", "diaper", "stroller", "sidewalk", "cookie", "candy",
            "faucet", "neighbor", "flavor", "trash",
        ];
        let log = LOG_LINES.iter().flat_map(|line| [line.who, line.how, line.liked]);
        let family = CHILDREN.iter().map(|child| child.needs);
        let journal = SEEN
            .iter()
            .flat_map(|seen| seen.children.iter().map(|(_, line)| *line).chain([seen.text]));
        let journal = journal
            .chain(JUDGED.iter().map(|(.., why)| *why))
            .chain(INTERESTS.iter().map(|(_, text, _)| *text));
        let journal = journal.chain(STEPS.iter().flat_map(|(.., text, at_home)| [*text, *at_home]));
        for text in BOOKS.iter().flat_map(sentences).chain(log).chain(family).chain(journal) {
            assert!(text.chars().count() <= 130, "too long for a card: {text}");
            assert!(!text.contains(['\'', '"']), "a typewriter mark in: {text}");
            let lower = text.to_lowercase();
            for word in lower.split(|letter: char| !letter.is_alphabetic()) {
                assert!(!FROM_OVER_THERE.contains(&word.trim_end_matches('s')), "{word} in: {text}");
            }
        }
        for book in BOOKS {
            let lines = book
                .card
                .words
                .iter()
                .flat_map(|(word, meaning)| [*word, *meaning])
                .chain([book.title]);
            assert!(lines.into_iter().all(|line| Line::parse(line).is_ok()), "{}", book.title);
        }
    }

    #[test]
    fn every_book_has_two_log_lines_that_suit_any_child() {
        for book in BOOKS {
            let many = LOG_LINES.iter().filter(|line| line.book_number == book.number).count();
            assert_eq!(many, 2, "{}", book.title);
        }
        for line in LOG_LINES {
            assert!(BOOKS.iter().any(|book| book.number == line.book_number), "{}", line.how);
            let words = format!(" {} {} ", line.how, line.liked).to_lowercase();
            let telling = [" he ", " she ", " his ", " her ", " him "];
            assert!(telling.iter().all(|word| !words.contains(word)), "{}", line.how);
        }
    }

    #[test]
    fn children_are_told_apart_and_three_are_old_enough_to_borrow() {
        assert_eq!(CHILDREN.len(), 4);
        assert_eq!(CHILDREN.iter().filter(|child| child.age_years >= 3).count(), 3);
        let colours: BTreeSet<u8> = CHILDREN.iter().map(|child| child.colour).collect();
        assert_eq!(colours.len(), 4);
        for child in CHILDREN {
            let rung = child.family.iter().filter(|carer| carer.emergency).count();
            assert!(rung >= 2, "{}", child.name);
            assert!(
                child.family.iter().any(|carer| carer.lives_with && carer.gets_messages),
                "{}",
                child.name
            );
        }
    }

    #[test]
    fn telephone_numbers_never_ring() {
        let mut numbers: Vec<&str> = CHILDREN.iter().flat_map(|child| child.family).map(|carer| carer.phone).collect();
        assert!(
            numbers.iter().all(|number| number.starts_with("07700 900") && number.len() == 12),
            "{numbers:?}"
        );
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), all);
    }
}
