//! A believable little journal for the four sample children, told by how many days ago it was.

use crate::eyfs::{Area, Characteristic};
use Area::{
    CommunicationAndLanguage as Language, ExpressiveArtsAndDesign as Arts, Literacy, Mathematics as Maths,
    PersonalSocialAndEmotionalDevelopment as Social, PhysicalDevelopment as Physical, UnderstandingTheWorld as World,
};
use Characteristic::{ActiveLearning as Active, CreatingAndThinkingCritically as Thinking, PlayingAndExploring as Playing};

/// Judgements of the sample: which child, in which area, at which level of the scale in use, and why.
pub const JUDGED: &[(usize, Area, u32, &str)] = &[
    (0, Language, 2, "Five words and many signs, and understands much more."),
    (2, Social, 1, "Goodbyes are hard. We have a wave at the window now."),
    (3, Literacy, 2, "Writes most of the name and hunts for letters everywhere."),
];
/// Next steps: which child, in which area, what, and an idea for home.
pub const STEPS: &[(usize, Area, &str, &str)] = &[
    (
        0,
        Physical,
        "Climb the three steps with a hand on the rail.",
        "Let the stairs take as long as they take.",
    ),
    (
        2,
        Social,
        "Choose a job to begin the morning with.",
        "Say at breakfast what the first job will be.",
    ),
];
/// Interests: which child, in what, and whether it is the family that tells.
pub const INTERESTS: &[(usize, &str, bool)] = &[
    (0, "Ducks", true),
    (1, "Scissors and paper", false),
    (2, "Buses and tickets", true),
    (3, "Worms", false),
];

/// An observation of the sample.
pub struct SampleSeen {
    /// How many days ago.
    pub ago: i64,
    /// Which children, by their place among the sample's, each with a line of its own or none.
    pub children: &'static [(usize, &'static str)],
    /// What happened.
    pub text: &'static str,
    /// Areas.
    pub areas: &'static [Area],
    /// Numbers of shipped objectives.
    pub objectives: &'static [u16],
    /// Characteristics.
    pub characteristics: &'static [Characteristic],
    /// Who told it, where it was seen at home.
    pub from_home: Option<&'static str>,
}

const fn here(
    ago: i64,
    children: &'static [(usize, &'static str)],
    text: &'static str,
    areas: &'static [Area],
    objectives: &'static [u16],
    characteristics: &'static [Characteristic],
) -> SampleSeen {
    SampleSeen {
        ago,
        children,
        text,
        areas,
        objectives,
        characteristics,
        from_home: None,
    }
}

const fn told(who: &'static str, seen: SampleSeen) -> SampleSeen {
    SampleSeen {
        from_home: Some(who),
        ..seen
    }
}

/// The journal, the latest first. The first waits in the tray; the third is one to show everybody.
#[rustfmt::skip] // One entry reads like one entry of the journal.
pub const SEEN: &[SampleSeen] = &[
    here(1, &[(0, "")], "Pointed at the moon from the back step. New word?", &[], &[], &[]),
    here(2, &[(1, "Counted the biggest: “one, two, three, four!”"), (2, "Made a nest of leaves for the smallest one."), (3, "Asked why worms have no eyes.")],
        "We turned over the big log after the rain and found worms underneath.", &[World, Maths], &[608], &[Playing, Thinking]),
    here(6, &[(3, "")], "Wrote M, A and I on a label for the coat hook, then found the S on a seed packet.", &[Literacy], &[409, 411], &[Active]),
    here(9, &[(0, "")], "Carried the wooden bricks to the step one by one and sat down to stack them. Two high, then three.", &[Physical], &[], &[Active]),
    told("Mum", here(12, &[(1, "")], "Told Nani the whole of the goats story on the telephone, with the voices.", &[Language, Literacy], &[106, 402], &[])),
    here(16, &[(2, "")], "Waited for the red trike and said, “You go round two times, then it is me.”", &[Social, Maths], &[202], &[]),
    here(21, &[(0, "Laughed at every splash."), (2, "Poured from jug to jug without spilling.")],
        "Water play in the garden with jugs and sieves.", &[Physical, World], &[], &[Playing]),
    told("Daniel", here(27, &[(2, "")], "Built a bus from the sofa cushions and sold tickets to everybody.", &[Arts], &[711], &[Thinking])),
    here(34, &[(3, "")], "Noticed that a friend was sad at home time and fetched the grey rabbit.", &[Social], &[210], &[]),
    here(41, &[(1, "")], "Cut all the way along a strip of paper for the first time. Wanted another, and another.", &[Physical], &[307], &[Active]),
    here(55, &[(1, "Chose the drum and kept the beat."), (3, "Made up a verse about a bus.")], "Singing with pans and spoons.", &[Arts, Language], &[709], &[Playing]),
    told("Mama", here(63, &[(0, "")], "Brings the duck book and says “quack” before the page is turned.", &[Language, Literacy], &[], &[])),
    here(90, &[(2, "")], "Told us about the ferry, the wind and the chips.", &[Language, World], &[109, 602], &[]),
    here(120, &[(0, "")], "Settled after a short cry, with the rabbit in one hand and my finger in the other.", &[Social], &[], &[]),
];
