//! Sample books that exist nowhere else: invented stories by invented people, with their cards.

use super::{SampleBook, SampleCard};

/// Ada, in yellow boots, finds a puddle that will not go home when the sun comes out, and carries it about until a cloud calls.
pub const PUDDLE: SampleBook = SampleBook {
    number: "10",
    title: "The Puddle That Would Not Go Home",
    author: Some("Wilma Drizzlecombe"),
    illustrator: Some("Otto Splashwell"),
    themes: &["weather", "outdoors", "feelings"],
    ages: (3, 4),
    kept: "Window shelf",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Keep it for a wet day: read by the window, and follow one raindrop down the glass together.",
            "Whenever the puddle begs for just one more splash, your child says it too, with a stamp.",
            "Let your child read you the page that has no words. Everything is in the picture.",
            "Ask Ada’s question before she does: what shall we carry it in now?",
        ],
        questions: &[
            "Why did the puddle not want to go home?",
            "Where do you think a puddle lives?",
            "When is it hard for you to go home?",
            "What could Ada carry it in that would not drip?",
            "Where will the puddle come down next?",
        ],
        words: &[
            ("puddle", "rain that has gathered in a dip in the ground"),
            ("drizzle", "rain so fine that you hardly feel it"),
            ("soaked", "wet all the way through"),
            ("reflection", "the you that looks back from water or a mirror"),
            ("vanish", "to go away so that nobody can see you"),
        ],
        afterwards: &[
            "Put on boots and find a puddle. Lay sticks round its edge and come back after lunch: what has changed?",
            "Carry water across the bath or the garden in a cup, a spoon and a sponge. Which one spills least?",
            "Freeze a puddle in a lunch box overnight with a leaf in it, and watch it melt in the sink.",
        ],
        objectives: &[107, 201, 309, 511, 609, 611],
    },
};

/// Kemi hears clonk, whirr and ping from her grandfather's shed all week. On Sunday the doors open: a go-cart for the whole street.
pub const NOISY_SHED: SampleBook = SampleBook {
    number: "11",
    title: "Grandpa Tunde and the Noisy Shed",
    author: Some("Marmaduke Clatterby"),
    illustrator: Some("Peggy Spannerfield"),
    themes: &["family", "sounds", "making things"],
    ages: (3, 5),
    kept: "Window shelf",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Make the noises together, clonk, whirr and ping, and let your child be the one who starts them up.",
            "On each page, guess what Grandpa is making. Keep the daftest guess and tell it at teatime.",
            "Point to the tools on the last page and pretend to use each one. Can the other person guess which?",
        ],
        questions: &[
            "What do you think is in the shed?",
            "Why did Grandpa keep it a secret?",
            "What would you make out of an old pram?",
            "Who in our family is good at making or mending?",
            "Which noise would you like to hear outside your window?",
        ],
        words: &[
            ("shed", "a small hut for tools and useful things"),
            ("whirr", "the sound of something spinning fast"),
            ("mend", "to make a broken thing work again"),
            ("invent", "to think of something nobody has made before"),
            ("secret", "something only a few people know, for now"),
        ],
        afterwards: &[
            "Shut your eyes for one minute and count on your fingers the sounds you can hear at home.",
            "Make something that rolls or rattles from a box, tape and the recycling. Give it a name.",
            "Ring or visit somebody older and ask what they liked to make when they were small.",
        ],
        objectives: &[105, 107, 504, 604, 702, 705],
    },
};

/// The last bus of the day takes everybody where they belong, from nine passengers to none, and then goes to bed itself.
pub const NUMBER_NINE_BUS: SampleBook = SampleBook {
    number: "12",
    title: "Goodnight, Number Nine Bus",
    author: Some("Barnaby Snoozeworthy"),
    illustrator: Some("Dot Lamplighter"),
    themes: &["bedtime", "journeys", "counting"],
    ages: (2, 5),
    kept: "Bedtime box",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Ring the bell, ding ding, each time somebody gets off. A nose makes a good bell.",
            "Count who is still on the bus on every page, and read more quietly as it empties.",
            "Make it the last book of the day: say goodnight to nine things in the room before the lamp goes off.",
        ],
        questions: &[
            "Where has each person been today?",
            "Who would you sit beside, and what would you talk about?",
            "Why is the nurse going to work when we are going to bed?",
            "What does a bus dream about?",
            "What would be at our stop?",
        ],
        words: &[
            ("passenger", "somebody who rides and does not drive"),
            ("night shift", "work that is done while other people sleep"),
            ("cello", "a big wooden instrument with strings and a deep, warm sound"),
            ("empty", "with nobody and nothing inside"),
            ("depot", "the big garage where buses sleep"),
        ],
        afterwards: &[
            "Make a bus from cushions. Give every toy a paper ticket, a ring of the bell and a stop of its own.",
            "At a bus stop or a kerb, look out for a number nine, or for any number that you know.",
            "Put the toys to bed in a line, and say how many are still awake after each goodnight.",
        ],
        objectives: &[203, 410, 501, 605, 607, 711],
    },
};
