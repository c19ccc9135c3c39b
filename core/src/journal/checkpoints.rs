//! Questions the journal puts to her: what a child could do on arrival, and what is seen at certain ages in the prime areas. They are there to
//! notice a child who may need help, not to be ticked; each is put for a while from its day, and then let go of by itself. Our own words.

use super::observation::Prompt;
use super::page::here_on;
use crate::eyfs::Area;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::time::{days_after, months_on};
use chrono::NaiveDate;

/// For how many days a question is put: about two months.
pub const PUT_FOR_DAYS: i64 = 60;

/// What to look for at about an age, in the prime areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Months of age.
    pub months: u32,
    /// What to look for in Communication and Language.
    pub language: &'static str,
    /// In Personal, Social and Emotional Development.
    pub social: &'static str,
    /// In Physical Development.
    pub physical: &'static str,
}

/// The checkpoints, the youngest first.
pub const CHECKPOINTS: [Checkpoint; 6] = [
    Checkpoint {
        months: 6,
        language: "Turns to a voice they know? Makes sounds back when you talk and pause?",
        social: "Looks at faces, smiles back, and can be comforted by somebody they know?",
        physical: "Holds the head steady, rolls or tries to, reaches for a toy and brings it to the mouth?",
    },
    Checkpoint {
        months: 12,
        language: "Looks when their name is said? Babbles in strings, points or waves to tell you something?",
        social: "Is wary of strangers and glad to see their own people? Shows you things to share them?",
        physical: "Sits without help and gets about somehow? Picks up crumbs between finger and thumb?",
    },
    Checkpoint {
        months: 15,
        language: "Follows a simple request with a gesture, such as “give me the cup”? Tries a word or two?",
        social: "Comes to you for comfort or help, and goes off to explore again?",
        physical: "Pulls up and moves along the furniture, or walks? Drops things into a pot and takes them out?",
    },
    Checkpoint {
        months: 18,
        language: "Uses several words, even if only family understands? Points to things you name?",
        social: "Plays beside you and looks back for you? Copies what grown-ups do, such as sweeping?",
        physical: "Walks alone? Stacks two or three bricks and makes marks with a crayon?",
    },
    Checkpoint {
        months: 24,
        language: "Puts two words together? Understands little sentences without a gesture to help?",
        social: "Shows what they feel, says “no” and “mine”, and watches other children play?",
        physical: "Runs, climbs onto a chair, and kicks a ball? Turns pages and feeds themselves with a spoon?",
    },
    Checkpoint {
        months: 36,
        language: "Talks in short sentences that others mostly understand? Asks questions? Follows two steps?",
        social: "Plays with another child for a while? Can wait a moment, with help? Shows concern for others?",
        physical: "Climbs steps, jumps, pedals or pushes along? Draws lines and rounds, and manages some clothes?",
    },
];

impl Checkpoint {
    /// What to look for, by area.
    #[must_use]
    pub const fn look_for(&self) -> [(Area, &'static str); 3] {
        [
            (Area::CommunicationAndLanguage, self.language),
            (Area::PersonalSocialAndEmotionalDevelopment, self.social),
            (Area::PhysicalDevelopment, self.physical),
        ]
    }
}

/// A question that is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    /// About whom.
    pub child: ChildId,
    /// Which. An observation that answers it says so in its marks.
    pub prompt: Prompt,
    /// From which day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// The questions that are put about a child on a day, answered ones left out. Nobody asks about a child who is not here.
#[must_use]
pub fn put_about(notebook: &Notebook, child: &Child, day: NaiveDate) -> Vec<Put> {
    let checkpoints = CHECKPOINTS
        .iter()
        .map(|checkpoint| (Prompt::checkpoint(checkpoint.months), months_on(child.born, checkpoint.months)));
    let arrival = child.starts.map(|starts| (Prompt::STARTING_POINT, starts));
    let mut put = Vec::new();
    for (prompt, from) in arrival.into_iter().chain(checkpoints) {
        let until = days_after(from, PUT_FOR_DAYS);
        let answered = || notebook.observations_of(child.id).any(|seen| seen.marks.answers == Some(prompt));
        if from <= day && day <= until && !answered() {
            let child = child.id;
            put.push(Put {
                child,
                prompt,
                from,
                until,
            });
        }
    }
    put
}

/// The questions that are put on a day, child by child.
#[must_use]
pub fn put_on(notebook: &Notebook, day: NaiveDate) -> Vec<Put> {
    here_on(notebook, day).flat_map(|child| put_about(notebook, child, day)).collect()
}
