//! The last two weeks of the sample: who comes when, and the pages of the youngest's communication book.

use crate::diary::{HowMuch, Meal};

/// When each child comes, Monday first, by the hours below; `-` on a day on which it does not.
pub const WEEKS: [&str; 4] = ["aaaa-", "b-b-b", "ccccc", "-aaa-"];
/// Hours by their letter.
pub const HOURS: [(char, &str, &str); 3] = [('a', "8:00", "17:15"), ('b', "9:00", "15:30"), ('c', "8:30", "16:00")];

/// How the night was.
pub const NIGHTS: [&str; 3] = ["Slept through", "Up once, at two", "Woke early and stayed up"];
/// What the family told besides.
pub const MESSAGES: [&str; 4] = ["", "A new tooth is coming.", "", "Granny collects on Thursday next week."];

/// What there is to eat: at which meal, what, and how much of it goes.
pub const MENUS: [(Meal, &str, HowMuch); 10] = [
    (Meal::Lunch, "lentil dhal, rice", HowMuch::All),
    (Meal::Lunch, "fish pie, peas", HowMuch::Half),
    (Meal::Lunch, "pasta, tomato sauce", HowMuch::Most),
    (Meal::Lunch, "chicken stew, carrots", HowMuch::Most),
    (Meal::Lunch, "baked potato, sweetcorn", HowMuch::Little),
    (Meal::Tea, "toast, banana", HowMuch::All),
    (Meal::Tea, "oatcakes, pear", HowMuch::Most),
    (Meal::Tea, "porridge, blueberries", HowMuch::All),
    (Meal::Tea, "pitta, cucumber", HowMuch::Little),
    (Meal::Tea, "rice cakes, melon", HowMuch::Half),
];

/// The day in short.
pub const SYNOPSES: [&str; 5] = [
    "Wellies and puddles, and a long look at a snail.",
    "A morning at the library: two songs and a lot of pages turned.",
    "Stacked, knocked down, laughed, and stacked again.",
    "Splashed at the sink until both sleeves had to be changed.",
    "Followed the ducks round the pond with great patience.",
];
