//! The objectives that ship with the app, for children of three and four: what a grown-up may see a child do, in our own words.
//! A setting rewords, hides and adds to them (see [`super::Objective`]); the numbers here never change and are never used again.
//!
//! How they are written: short, seen or heard rather than guessed at, about what a child does and not about what is missing, in
//! words a parent would use. They follow no published guidance and quote none. The goal is the one an objective leads towards;
//! some belong to an area and to no goal, as shape and measure do since 2021.

use super::areas::{Area, Goal};

/// An objective as it ships.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippedObjective {
    /// Its number: a hundred for each area, and a count. Stable for ever, since cards point to it.
    pub number: u16,
    /// The area of learning.
    pub area: Area,
    /// The early learning goal it leads towards, if one.
    pub goal: Option<Goal>,
    /// What a child does.
    pub text: &'static str,
}

/// The shipped objectives, area by area.
pub fn shipped() -> impl Iterator<Item = &'static ShippedObjective> {
    SHIPPED.iter().flat_map(|area| area.iter())
}

const fn towards(goal: Goal, number: u16, text: &'static str) -> ShippedObjective {
    ShippedObjective {
        number,
        area: goal.area(),
        goal: Some(goal),
        text,
    }
}

const fn within(area: Area, number: u16, text: &'static str) -> ShippedObjective {
    ShippedObjective {
        number,
        area,
        goal: None,
        text,
    }
}

static SHIPPED: [&[ShippedObjective]; 7] = [
    &COMMUNICATION_AND_LANGUAGE,
    &PERSONAL_SOCIAL_AND_EMOTIONAL,
    &PHYSICAL,
    &LITERACY,
    &MATHEMATICS,
    &UNDERSTANDING_THE_WORLD,
    &EXPRESSIVE_ARTS,
];

static COMMUNICATION_AND_LANGUAGE: [ShippedObjective; 10] = {
    use Goal::{ListeningAttentionAndUnderstanding as Listening, Speaking};
    [
        towards(Listening, 101, "Stays with a story from the first page to the last"),
        towards(Listening, 102, "Joins in with the words that come round again and again"),
        towards(Listening, 103, "Answers a question about the story in their own way"),
        towards(Listening, 104, "Does two things asked for at once: find a hat and put it on"),
        towards(Listening, 105, "Stops to listen for a sound and says what it might be"),
        towards(Speaking, 106, "Tells a short story back using the pictures"),
        towards(Speaking, 107, "Tries out a new word from a book in everyday talk"),
        towards(Speaking, 108, "Says why they think something happened"),
        towards(Speaking, 109, "Tells us about something that happened while we were apart"),
        towards(Speaking, 110, "Chats to and fro, listening as well as talking"),
    ]
};

static PERSONAL_SOCIAL_AND_EMOTIONAL: [ShippedObjective; 11] = {
    use Goal::{BuildingRelationships as Relationships, ManagingSelf, SelfRegulation};
    [
        towards(SelfRegulation, 201, "Names a feeling, their own or one in a story"),
        towards(SelfRegulation, 202, "Waits a little while for a turn, with a reminder"),
        towards(SelfRegulation, 203, "Finds a way to feel calm again with a grown-up close by"),
        towards(SelfRegulation, 204, "Keeps at something tricky and is pleased to get there"),
        towards(ManagingSelf, 205, "Makes a choice and fetches what is needed for it"),
        towards(ManagingSelf, 206, "Gets into coat and shoes with a little help"),
        towards(ManagingSelf, 207, "Washes and dries their hands before food and after the toilet"),
        towards(ManagingSelf, 208, "Looks after something borrowed and brings it back"),
        towards(Relationships, 209, "Shares one game or one idea with another child"),
        towards(Relationships, 210, "Notices that somebody is sad and does something kind"),
        towards(Relationships, 211, "Lends a hand with a shared job, such as laying the table"),
    ]
};

static PHYSICAL: [ShippedObjective; 10] = {
    use Goal::{FineMotorSkills as Fine, GrossMotorSkills as Gross};
    [
        towards(Gross, 301, "Runs, stops and turns without bumping into things"),
        towards(Gross, 302, "Clambers up and down safely, using hands and feet"),
        towards(Gross, 303, "Keeps their balance along a line, a log or a low wall"),
        towards(Gross, 304, "Moves like an animal: stomps, creeps, gallops or hops"),
        towards(Gross, 305, "Rolls, throws and has a go at catching a big ball"),
        towards(Fine, 306, "Turns the pages of a book one at a time"),
        towards(Fine, 307, "Snips paper with child scissors"),
        towards(Fine, 308, "Rolls, squeezes and pinches dough into a shape"),
        towards(Fine, 309, "Pours, stirs and spoons while helping in the kitchen"),
        towards(Fine, 310, "Draws lines and rounds of their own with a crayon or a stick"),
    ]
};

static LITERACY: [ShippedObjective; 11] = {
    use Goal::{Comprehension, WordReading, Writing};
    [
        towards(Comprehension, 401, "Guesses what might happen next in a story"),
        towards(Comprehension, 402, "Remembers who is in a story and what they did"),
        towards(Comprehension, 403, "Picks a favourite part and says what makes it the best"),
        towards(Comprehension, 404, "Finds something in a story that is like their own life"),
        towards(Comprehension, 405, "Puts the beginning, middle and end of a story in order"),
        towards(WordReading, 406, "Holds a book the right way up and shows where the story starts"),
        towards(WordReading, 407, "Enjoys two words that rhyme and hunts for another"),
        towards(WordReading, 408, "Hears the sound at the start of a word, such as their name"),
        towards(WordReading, 409, "Spots the first letter of their name in a book or on a sign"),
        towards(Writing, 410, "Makes marks and says what they mean"),
        towards(Writing, 411, "Has a go at a letter from their name on a card or picture"),
    ]
};

static MATHEMATICS: [ShippedObjective; 11] = {
    use Goal::{Number, NumericalPatterns as Patterns};
    [
        towards(Number, 501, "Counts up to five things, touching each one"),
        towards(Number, 502, "Brings the right number when asked for one, two or three"),
        towards(Number, 503, "Sees at once that there are two or three, with no need to count"),
        towards(Number, 504, "Holds up fingers for the number in a song or story"),
        towards(Number, 505, "Gives out one for everybody: a cup, a plate, a spoon"),
        towards(Patterns, 506, "Says which heap has more and which has fewer"),
        towards(Patterns, 507, "Lines up three things from smallest to biggest"),
        towards(Patterns, 508, "Carries on a pattern of two, such as red, blue, red, blue"),
        within(Area::Mathematics, 509, "Says where things are: under, on, behind, next to, over"),
        within(Area::Mathematics, 510, "Says what comes first, next and last"),
        within(Area::Mathematics, 511, "Tries out which of two things is heavier, longer or taller"),
    ]
};

static UNDERSTANDING_THE_WORLD: [ShippedObjective; 12] = {
    use Goal::{PastAndPresent, PeopleCultureAndCommunities as People, TheNaturalWorld as Nature};
    [
        towards(PastAndPresent, 601, "Talks about being a baby and what is different now"),
        towards(PastAndPresent, 602, "Remembers something the family did and tells it"),
        towards(PastAndPresent, 603, "Notices in an old story what we do differently now"),
        towards(People, 604, "Talks about the people in their family and what they like to do"),
        towards(People, 605, "Says what some people do at work, such as a baker or a nurse"),
        towards(People, 606, "Joins in a celebration, their own or somebody else’s"),
        towards(People, 607, "Knows places on the way and says what happens there"),
        towards(Nature, 608, "Looks closely at a plant, a creature or the sky and describes it"),
        towards(Nature, 609, "Talks about the weather and what to wear for it"),
        towards(Nature, 610, "Waters something that grows and sees how it changes"),
        towards(Nature, 611, "Notices what happens when things are mixed, heated or frozen"),
        towards(Nature, 612, "Knows some animals, where they live and what they eat"),
    ]
};

static EXPRESSIVE_ARTS: [ShippedObjective; 11] = {
    use Goal::{BeingImaginativeAndExpressive as Imaginative, CreatingWithMaterials as Creating};
    [
        towards(Creating, 701, "Chooses the colours and bits for a picture of their own"),
        towards(Creating, 702, "Fixes things together with glue, tape or string"),
        towards(Creating, 703, "Builds a bridge, a house or a den for a story"),
        towards(Creating, 704, "Draws or paints somebody from a story"),
        towards(Creating, 705, "Shows us what they have made and tells us about it"),
        towards(Imaginative, 706, "Acts out a story they know with toys, puppets or dressing up"),
        towards(Imaginative, 707, "Makes up a story, or a new ending for an old one"),
        towards(Imaginative, 708, "Sings a rhyme or song they know by heart"),
        towards(Imaginative, 709, "Makes the sounds of a story with voice, hands or pans"),
        towards(Imaginative, 710, "Moves to music, fast and slow, big and small"),
        towards(Imaginative, 711, "Lets one thing be another: a box is a boat"),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_at_least_eight() {
        for area in Area::ALL {
            let many = shipped().filter(|objective| objective.area == area).count();
            assert!(many >= 8, "{area} has {many}");
        }
    }

    #[test]
    fn every_goal_has_something_that_leads_towards_it() {
        for goal in Goal::ALL {
            assert!(shipped().any(|objective| objective.goal == Some(goal)), "{goal}");
        }
    }

    #[test]
    fn numbers_rise_and_tell_the_area() {
        let numbers: Vec<u16> = shipped().map(|objective| objective.number).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
        for objective in shipped() {
            assert_eq!(objective.number / 100, objective.area.number(), "{}", objective.text);
        }
    }

    #[test]
    fn a_goal_is_of_the_same_area() {
        for objective in shipped() {
            assert!(
                objective.goal.is_none_or(|goal| goal.area() == objective.area),
                "{}",
                objective.number
            );
        }
    }

    #[test]
    fn each_is_one_short_positive_line() {
        let mut texts: Vec<&str> = shipped().map(|objective| objective.text).collect();
        for text in &texts {
            assert!(text.chars().count() <= 90, "{text}");
            assert!(text.starts_with(char::is_uppercase) && !text.ends_with('.'), "{text}");
            let negative = [" not ", "cannot", "n’t", "never", "fails", "struggles"];
            assert!(negative.iter().all(|word| !text.contains(word)), "{text}");
            assert!(!text.contains('\''), "a typewriter apostrophe in: {text}");
        }
        let all = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), all, "no two say the same");
    }
}
