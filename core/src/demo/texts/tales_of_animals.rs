//! Sample books: old tales in which animals do the talking, with their cards.

use super::{SampleBook, SampleCard};

pub const LITTLE_RED_HEN: SampleBook = SampleBook {
    number: "04",
    title: "The Little Red Hen",
    author: Some("Traditional"),
    illustrator: Some("Bramwell Parsnip"),
    themes: &["traditional tales", "food", "helping"],
    ages: (3, 5),
    kept: "Story basket",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Give your child every “Not I!” and let each lazy friend say it in a different voice.",
            "Do the work with your hands: plant, cut, grind, knead. Hands help us to remember a story.",
            "Stop when nobody helps and look at the hen’s face. What is it telling us?",
            "Next time, swap: your child asks “Who will help me?” and you are the lazy one.",
        ],
        questions: &[
            "Why would nobody help?",
            "Would you have shared the bread at the end?",
            "How did the hen feel each time they said no?",
            "Which jobs do you like helping with?",
            "Who made the bread that we eat?",
        ],
        words: &[
            ("grain", "a small hard seed that can be ground into flour"),
            ("harvest", "to cut and gather what has grown"),
            ("mill", "the place where grain is made into flour"),
            ("knead", "to press and squash dough with your hands"),
            ("fair", "when everybody gets what is right for them"),
        ],
        afterwards: &[
            "Make flat bread: flour, water, a pinch of salt and a lot of squashing. A grown-up does the hot pan.",
            "Choose one job for today, such as pairing socks, and answer “I will!” in a hen’s voice.",
            "Look in the cupboard for things that began as a seed: rice, oats, beans, bread.",
        ],
        objectives: &[201, 211, 309, 402, 605, 611],
    },
};

pub const THREE_LITTLE_PIGS: SampleBook = SampleBook {
    number: "06",
    title: "The Three Little Pigs",
    author: Some("Traditional"),
    illustrator: None,
    themes: &["traditional tales", "animals", "building"],
    ages: (3, 5),
    kept: "Story basket",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Huff and puff for real: blow on a tissue or on your child’s fringe at every house.",
            "Knock on the book at each door, and let your child answer for the pig.",
            "Before each puff, ask: will this one stay up? Then turn the page and see.",
            "Tell it again without the book, with three socks for the pigs and a bigger one for the wolf.",
        ],
        questions: &[
            "Which house would you like to live in, and why?",
            "Why did the last house stay up?",
            "Was the wolf bad, or only hungry?",
            "How did the third pig help the other two?",
            "What is our home made of?",
        ],
        words: &[
            ("straw", "the dry yellow stalks that are left when corn is cut"),
            ("bricks", "hard blocks for building walls"),
            ("huff", "to blow out hard, as if you are cross"),
            ("sturdy", "strong, and hard to knock over"),
            ("chimney", "where the smoke goes up and out"),
            ("shelter", "a place to be safe and dry"),
        ],
        afterwards: &[
            "Build three houses from what you have, such as paper, blocks and tins, and test them with your best puff.",
            "Walk down the street looking for brick, wood, stone and glass. Which house would beat the wolf?",
            "Make a den from a blanket and two chairs, and read the story again inside it.",
        ],
        objectives: &[103, 108, 405, 607, 703, 709],
    },
};

pub const TORTOISE_AND_HARE: SampleBook = SampleBook {
    number: "08",
    title: "The Tortoise and the Hare",
    author: Some("Aesop, retold"),
    illustrator: None,
    themes: &["fables", "animals", "trying hard"],
    ages: (3, 5),
    kept: "Window shelf",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Read the hare at a gallop, and the tortoise very … slowly … indeed.",
            "Snore for the sleeping hare while your child walks the tortoise past with one finger.",
            "Be the crowd at the finish. Ask who will win, and cheer for both.",
        ],
        questions: &[
            "Why did the hare stop?",
            "How did the tortoise feel at the start? And at the end?",
            "When is it good to go slowly? When is it good to go fast?",
            "What might the hare say the next time they meet?",
            "What did you keep on trying until you could do it?",
        ],
        words: &[
            ("hare", "like a rabbit, with longer legs and longer ears"),
            ("tortoise", "a slow animal with a hard shell on its back"),
            ("boast", "to go on and on about how good you are"),
            ("steady", "going on and on without stopping or rushing"),
            ("finish line", "where a race ends"),
        ],
        afterwards: &[
            "Have a slow race to the bathroom. Whoever gets there last, and never stops moving, wins.",
            "Put on a song and move round the room to it, first as the hare and then as the tortoise.",
            "Let a ball, a tin and a toy car race down a tray. Guess first: which will be fastest?",
        ],
        objectives: &[204, 304, 401, 510, 612, 710],
    },
};
