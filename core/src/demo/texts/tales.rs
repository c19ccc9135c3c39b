//! Sample books: old tales and a rhyme, with their cards.

use super::{SampleBook, SampleCard};

pub const BILLY_GOATS: SampleBook = SampleBook {
    number: "01",
    title: "The Three Billy Goats Gruff",
    author: Some("Traditional"),
    illustrator: None,
    themes: &["traditional tales", "animals", "size"],
    ages: (3, 5),
    kept: "Story basket",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Do the voices: a squeak for the smallest goat, your own for the middle one, a boom for the biggest.",
            "Let your child be the keeper of the bridge and roar the troll’s question each time you come to it.",
            "Tap trip, trap, trip, trap on the table: lightly for little hooves, loudly for big ones.",
            "Stop before you turn the page and ask which goat is coming. The waiting is half the fun.",
        ],
        questions: &[
            "Why does the troll keep letting them go by?",
            "How do you think the smallest goat felt on the bridge?",
            "What would you say to the troll?",
            "Is there another way to get to the grass?",
            "Where did the troll go afterwards, do you think?",
        ],
        words: &[
            ("troll", "a grumpy make-believe creature who lives under a bridge"),
            ("hooves", "the hard feet of a goat"),
            ("meadow", "a field of long grass and flowers"),
            ("gobble", "to eat fast and noisily"),
            ("bold", "ready to do something even if it is a bit scary"),
        ],
        afterwards: &[
            "Build a bridge from books or boxes and trip-trap three toys over it, the smallest first.",
            "Find things at home that come in small, middle and big: spoons, socks, saucepan lids.",
            "On a walk, look for a bridge, a step or a drain cover and tiptoe over it together, just in case.",
        ],
        objectives: &[102, 201, 507, 509, 703, 706],
    },
};

pub const ENORMOUS_TURNIP: SampleBook = SampleBook {
    number: "02",
    title: "The Enormous Turnip",
    author: Some("Traditional"),
    illustrator: Some("Bramwell Parsnip"),
    themes: &["traditional tales", "growing", "helping"],
    ages: (3, 5),
    kept: "Story basket",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Say the pulling line together and lean back further each time, until you both tumble on to the sofa.",
            "Before each new helper comes, guess who it will be. Wrong guesses are welcome.",
            "Let your child point along the line and tell you who is in it, from the turnip to the very end.",
            "Tell it once more with your own family pulling. Who is at the front, and who is the mouse?",
        ],
        questions: &[
            "Why could the old man not pull it up by himself?",
            "Who do you ask when something is too hard?",
            "Was it the mouse who made the difference, or everybody?",
            "What might be hiding under the ground where we live?",
            "What would you cook with a turnip that big?",
        ],
        words: &[
            ("enormous", "bigger than big"),
            ("turnip", "a round vegetable that grows under the ground"),
            ("root", "the part of a plant that holds on to the earth and drinks"),
            ("tug", "a quick, strong pull"),
            ("together", "all of us at the same time"),
        ],
        afterwards: &[
            "Play a gentle tug with a towel: one of you, then two, then everybody and a teddy.",
            "Stand the cut top of a carrot in a saucer of water on the windowsill and look each day for green.",
            "Line up toys to pull a cushion, and count the helpers each time one joins.",
        ],
        objectives: &[102, 211, 401, 501, 610],
    },
};

pub const GINGERBREAD_MAN: SampleBook = SampleBook {
    number: "03",
    title: "The Gingerbread Man",
    author: Some("Traditional"),
    illustrator: None,
    themes: &["traditional tales", "food", "running away"],
    ages: (3, 5),
    kept: "Story basket",
    copies: 2,
    card: SampleCard {
        ways: &[
            "Chant his running song together, a little faster on every page, and take a big breath at the river.",
            "Tell it on your child’s arm: two fingers run from hand to elbow to shoulder, and stop at the nose.",
            "Cover the last page with your hand and ask what the fox is up to.",
        ],
        questions: &[
            "Why did he run away?",
            "Would you have trusted the fox? What made you think so?",
            "What else could he have done at the river?",
            "What would you say if your breakfast got up and ran?",
            "How would you like the story to end?",
        ],
        words: &[
            ("gingerbread", "a brown biscuit that tastes warm and spicy"),
            ("chase", "to run after something to catch it"),
            ("escape", "to get away"),
            ("sly", "clever in a tricky way"),
            ("trust", "to feel sure that somebody will be kind and do what they say"),
        ],
        afterwards: &[
            "Play catch me in the garden or the park: run, freeze, turn, run again.",
            "Roll out pastry or playdough, cut a little person, and press in a face with a spoon and a fork.",
            "Draw a map of his run, from the house to the river. A finger can run along it while you tell the tale.",
        ],
        objectives: &[102, 301, 308, 401, 510, 707],
    },
};

pub const GOLDILOCKS: SampleBook = SampleBook {
    number: "05",
    title: "Goldilocks and the Three Bears",
    author: Some("Traditional"),
    illustrator: None,
    themes: &["traditional tales", "family", "feelings"],
    ages: (3, 4),
    kept: "Story basket",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Three voices for three bears. Let your child growl the biggest one.",
            "Fetch a bowl, a chair and a cushion, and walk through the story as you read it.",
            "Before the bedroom door opens, drop to a whisper: who is in there?",
            "Let your child say every “just right”. You say the rest.",
        ],
        questions: &[
            "What would you do if you found a house with the door open?",
            "How did Baby Bear feel about the chair?",
            "What could Goldilocks do to put things right?",
            "What in our home is just right for you?",
            "What did the bears talk about at bedtime that night?",
        ],
        words: &[
            ("porridge", "oats cooked until they are soft and warm"),
            ("cottage", "a small house, often in the country"),
            ("peep", "to take a quick, secret look"),
            ("just right", "not too much and not too little"),
            ("startled", "so surprised that you jump"),
        ],
        afterwards: &[
            "Lay the table for three toys in three sizes. Which bowl, which spoon, which chair is whose?",
            "Make a sorry card from Goldilocks to the bears. Squiggles count as writing: ask what they say.",
            "Try every seat at home and vote: too hard, too soft, or just right?",
        ],
        objectives: &[201, 402, 410, 505, 507, 706],
    },
};

pub const ANANSI: SampleBook = SampleBook {
    number: "07",
    title: "Anansi and the Pot of Wisdom",
    author: Some("Traditional, from Ghana"),
    illustrator: None,
    themes: &["traditional tales", "sharing", "family"],
    ages: (3, 5),
    kept: "Window shelf",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Climb the tree with your fingers, slide down each time Anansi does, and say “Oh no, not again!” together.",
            "When Anansi is stuck, close the book on your finger and let your child tell him what to do.",
            "This is a tale for telling aloud, so put the book down and tell it your own way, as wrong as you like.",
            "If your family has another language, try the best bits in it.",
        ],
        questions: &[
            "Why did Anansi want to keep all the wisdom for himself?",
            "How did his little one know what to do?",
            "What do you know that grown-ups do not?",
            "Who taught you something today?",
            "What would you keep in a pot at the top of a tree?",
        ],
        words: &[
            ("wisdom", "knowing good ways to do things"),
            ("clay", "soft earth that is shaped into pots and baked hard"),
            ("greedy", "wanting it all for yourself"),
            ("advice", "an idea you give to help somebody"),
            ("scatter", "to fall about in lots of places"),
        ],
        afterwards: &[
            "Tie a soft toy to your front with a scarf, then to your back. Which way is easier for crawling?",
            "Make a wisdom pot: draw one thing that each of you knows how to do, and drop the papers into a jug.",
            "Look for a spider’s web, indoors or out. How many threads meet in the middle? Look, and let it be.",
        ],
        objectives: &[108, 204, 302, 404, 604, 608],
    },
};

pub const TWINKLE: SampleBook = SampleBook {
    number: "09",
    title: "Twinkle, Twinkle, Little Star",
    author: Some("Jane Taylor"),
    illustrator: Some("Selina Moonpenny"),
    themes: &["rhymes", "bedtime", "night"],
    ages: (2, 4),
    kept: "Bedtime box",
    copies: 1,
    card: SampleCard {
        ways: &[
            "Sing it with the light off and the curtains open, and leave the last word of each line to your child.",
            "Open and close your hands for the twinkling, once as loud as a lion and once as quiet as a mouse.",
            "There are more verses than most of us know. Read a new one each night, after teeth and before the lamp.",
        ],
        questions: &[
            "What do you think a star is?",
            "Who else might be looking at it tonight?",
            "Where does the star go in the daytime?",
            "What would you pack for a trip to the sky?",
            "What makes you feel cosy when it is dark?",
        ],
        words: &[
            ("twinkle", "to shine, then not, then shine again, very quickly"),
            ("wonder", "to think about something you would like to know"),
            ("diamond", "a clear stone that sparkles"),
            ("blazing", "burning very brightly"),
            ("traveller", "somebody on a journey"),
        ],
        afterwards: &[
            "Look out of the same window three nights running. Is there a star, the moon, a cloud, an aeroplane?",
            "Make a night sky: dark paper or the back of a cereal box, a white crayon and scraps of kitchen foil.",
            "Tap out the tune on a saucepan, a cup and a box. Which of them sounds most like a star?",
        ],
        objectives: &[203, 407, 608, 701, 708, 709],
    },
};
