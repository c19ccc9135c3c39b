//! Which foods meet a child's allergies and intolerances. The fourteen allergens of UK food law are known with the foods they commonly stand
//! in; anything else written on the child's page is looked for as it is written. Spellings that are nearly the same meet too. The app cannot
//! know what is in a pot: it asks once too often rather than once too seldom, and never says that a food is safe.

use crate::people::Child;
use crate::words::{Line, folded};

/// An allergen of UK food law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allergen {
    /// What it is called.
    pub name: &'static str,
    /// Words by which it is written down for a child, besides its name.
    called: &'static str,
    /// Foods it commonly stands in.
    foods: &'static str,
    /// Foods that sound like one of them and are not.
    not: &'static str,
}

/// The fourteen.
pub const ALLERGENS: [Allergen; 14] = [
    of("celery", "celeriac", "celery celeriac stock bouillon gravy", ""),
    of(
        "cereals containing gluten",
        "gluten wheat coeliac celiac barley rye oats spelt",
        "bread toast pasta spaghetti macaroni noodle cereal porridge oat weetabix wheat flour biscuit cracker cake couscous pitta wrap tortilla naan \
         chapati bagel crumpet pancake muffin pastry pie pizza sandwich breadstick crouton semolina bulgur barley rye spelt rusk flapjack sausage",
        "rice cake|rice noodle|corn tortilla|rice cracker",
    ),
    of(
        "crustaceans",
        "crustacean shellfish",
        "prawn crab lobster shrimp scampi langoustine crayfish shellfish",
        "",
    ),
    of(
        "eggs",
        "egg",
        "egg eg omelette frittata quiche mayonnaise mayo meringue custard pancake cake muffin eggfried scone carbonara brioche waffle yorkshire \
         frenchtoast omlet scrambled albumen albumin",
        "eggplant",
    ),
    of(
        "fish",
        "",
        "fish salmon tuna cod haddock mackerel sardine trout plaice pollock anchovy kipper fishcake",
        "shellfish|goldfish",
    ),
    of("lupin", "", "lupin", ""),
    of(
        "milk",
        "dairy lactose cmpa cow",
        "milk cheese yoghurt yogurt butter cream custard fromage ghee kefir milkshake mozzarella cheddar paneer ricepudding porridge lasagne \
         pizza quiche chocolate ricotta petits skimmed semiskimmed casein whey macaroni carbonara",
        "peanut butter|almond butter|nut butter|butter bean|butterbean|cream cracker|coconut milk|coconut cream|oat milk|soya milk|soy milk|almond \
         milk|rice milk|breast milk",
    ),
    of(
        "molluscs",
        "mollusc shellfish",
        "mussel oyster squid calamari clam scallop cockle whelk snail shellfish",
        "",
    ),
    of("mustard", "", "mustard piccalilli", "mustard cress"),
    of(
        "nuts",
        "nut almond hazelnut walnut cashew pistachio brazil pecan macadamia",
        "nut almond hazelnut walnut cashew pistachio pecan macadamia \
       praline nutella marzipan frangipane pesto muesli granola korma",
        "peanut|coconut|doughnut|donut|butternut|nutmeg",
    ),
    of(
        "peanuts",
        "peanut nut groundnut",
        "peanut groundnut satay nut pb pnut pinut arachis snickers reese",
        "pine nut|coconut|doughnut|donut|butternut|nutmeg",
    ),
    of("sesame", "", "sesame tahini hummus houmous humous halva breadstick", ""),
    of("soya", "soy soybean soja", "soya soy tofu edamame tempeh miso", ""),
    of(
        "sulphites",
        "sulphite sulfite sulphur sulfur",
        "raisin sultana apricot prune currant sulphite",
        "",
    ),
];

const fn of(name: &'static str, called: &'static str, foods: &'static str, not: &'static str) -> Allergen {
    Allergen { name, called, foods, not }
}

impl Allergen {
    /// Whether a word names it.
    fn is_named(&self, word: &str) -> bool {
        among(word, self.name) || among(word, self.called)
    }
}

/// A food that meets an allergy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The food as typed.
    pub food: String,
    /// The line on the child's page.
    pub allergy: Line,
}

/// A word that is written together with another has at least so many letters, and so has the other.
const LEAST_WORD: usize = 4;

/// Words too common to meet anything by.
const NO_MATTER: &str = "allergy allergic allergies intolerance intolerant mild severe sensitive sensitivity avoid none known suspected possible to and or the \
                         of in no not any all has have with from food foods raw cooked products product containing cereals free tree can eat carries epipen";

/// The words of a text, as they are compared.
fn words(text: &str) -> Vec<String> {
    let text = folded(text).replace(['’', '‘', '\''], "");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    words.map(str::to_owned).collect()
}

/// Without what makes it many.
fn stem(word: &str) -> &str {
    let berry = word.strip_suffix("ies").filter(|stem| stem.len() > 3);
    let many = word.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'h', 'x', 'o']));
    berry
        .or(many)
        .or_else(|| word.strip_suffix('s').filter(|stem| !stem.ends_with('s')))
        .unwrap_or(word)
}

/// Whether two words are the same but for their ending, or for one letter in a long one: typed twice, left out, another, or two that changed
/// places.
fn near(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one), stem(other));
    if one == other || one.strip_suffix('y') == Some(other) || other.strip_suffix('y') == Some(one) {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (long, short) = if one.len() >= other.len() { (&one, &other) } else { (&other, &one) };
    // In a short word another letter makes another word: “milk” and “mild”. One that is missing, doubled or in the wrong place does not.
    let is_short = short.len() < 5;
    if long.len() < 4 || long.len() - short.len() > 1 || long.first() != short.first() {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let (long, short) = (long.get(same..).unwrap_or_default(), short.get(same..).unwrap_or_default());
    let after = |chars: &[char], many: usize| chars.get(many..).unwrap_or_default().to_vec();
    let turned = matches!((long, short), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    if long.len() > short.len() {
        after(long, 1) == short
    } else {
        (!is_short && after(long, 1) == after(short, 1)) || (turned && after(long, 2) == after(short, 2))
    }
}

/// Whether a word stands among words, as it is or nearly.
fn among(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|own| near(word, own))
}

/// Which of the fourteen a line on a child's page means.
#[must_use]
pub fn meant_by(allergy: &str) -> Vec<&'static Allergen> {
    let words = words(allergy);
    let means = |allergen: &&Allergen| {
        words
            .iter()
            .filter(|word| !among(word, NO_MATTER))
            .any(|word| allergen.is_named(word))
    };
    ALLERGENS.iter().filter(means).collect()
}

/// Whether a food holds an allergen, as far as its name tells.
fn holds(food: &[String], allergen: &Allergen) -> bool {
    // What only sounds like it is set aside: its words do not count.
    let mut counts = vec![true; food.len()];
    for phrase in allergen.not.split('|').filter(|phrase| !phrase.is_empty()) {
        let phrase: Vec<&str> = phrase.split_whitespace().collect();
        for at in 0..food.len() {
            let there = food.get(at..at + phrase.len()).unwrap_or_default();
            if !there.is_empty() && there.iter().zip(&phrase).all(|(word, own)| stem(word) == stem(own)) {
                counts.iter_mut().skip(at).take(phrase.len()).for_each(|counts| *counts = false);
            }
        }
    }
    let said: Vec<&str> = food
        .iter()
        .zip(counts)
        .filter_map(|(word, counts)| counts.then_some(word.as_str()))
        .collect();
    // “French toast” is known as one word, as is whatever somebody writes without a gap.
    let joined = said.windows(2).map(|two| two.concat());
    let is_known = |word: &str| among(word, allergen.foods) || among(word, allergen.name) || begins_with_one_of(word, allergen.foods);
    said.iter().any(|word| is_known(word)) || joined.into_iter().any(|word| among(&word, allergen.foods))
}

/// Whether a long word begins with one of these foods: “peanutbutter”, “cheesecake”.
fn begins_with_one_of(word: &str, foods: &str) -> bool {
    let begins = |own: &str| {
        let rest = word.strip_prefix(own).map(|rest| rest.chars().count());
        own.len() >= LEAST_WORD && rest.is_some_and(|rest| rest >= LEAST_WORD)
    };
    foods.split_whitespace().any(begins)
}

/// Which of these foods meet an allergy or intolerance of the child.
#[must_use]
pub fn meets(child: &Child, foods: &[Line]) -> Vec<Met> {
    let mut met = Vec::new();
    for allergy in &child.allergies {
        let meant = meant_by(allergy.as_str());
        let own: Vec<String> = words(allergy.as_str()).into_iter().filter(|word| !among(word, NO_MATTER)).collect();
        for food in foods {
            let (said, left_out) = without_what_is_left_out(words(food.as_str()));
            let free_of = |allergen: &Allergen| left_out.iter().any(|word| allergen.is_named(word) || among(word, allergen.foods));
            // “Nut allergy” and “peanut butter” share no word, and “egg” and “eggplant” only letters: the table knows.
            let plain = meant.is_empty() && said.iter().any(|word| own.iter().any(|own| near(word, own)));
            if plain || meant.iter().any(|allergen| !free_of(allergen) && holds(&said, allergen)) {
                met.push(Met {
                    food: food.to_string(),
                    allergy: allergy.clone(),
                });
            }
        }
    }
    met
}

/// The words of a food, and those of what is said not to be in it: “dairy free”, “without egg”, “no nuts”.
fn without_what_is_left_out(words: Vec<String>) -> (Vec<String>, Vec<String>) {
    let (mut said, mut left_out) = (Vec::new(), Vec::new());
    let mut next = false;
    for word in words {
        match word.as_str() {
            "free" => left_out.extend(said.pop()),
            "without" | "no" => next = true,
            _ if std::mem::take(&mut next) => left_out.push(word),
            _ => said.push(word),
        }
    }
    (said, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child() -> Child {
        let written =
            br#"{"id":"00000000-0000-8000-8000-000000000001","name":"Olive","born":"2025-09-01","colour":"sea","allergies":[],"needs":"",
            "carers":[],"notes":"","archived":false}"#;
        crate::json::read(written).unwrap()
    }

    fn met(allergies: &[&str], foods: &str) -> bool {
        let mut child = child();
        child.allergies = allergies.iter().map(|line| Line::parse(line).unwrap()).collect();
        let foods: Vec<Line> = foods.split(',').map(|food| Line::parse(food).unwrap()).collect();
        !meets(&child, &foods).is_empty()
    }

    #[test]
    fn all_fourteen_are_known_by_name_and_met_by_name() {
        assert_eq!(ALLERGENS.len(), 14);
        for allergen in &ALLERGENS {
            assert!(meant_by(allergen.name).contains(&allergen), "{}", allergen.name);
            let first = allergen.foods.split_whitespace().next().unwrap();
            assert!(met(&[allergen.name], first), "{}: {first}", allergen.name);
        }
    }

    #[test]
    fn near_spellings_meet() {
        for (allergy, food) in [
            ("Nuts", "peanut butter"),
            ("nut allergy", "almonds"),
            ("Peanuts", "peanut butter on toast"),
            ("Peanut", "penut butter"),
            ("Milk", "yoghurt"),
            ("Milk", "yogurt"),
            ("Milk", "yoghurts"),
            ("cows’ milk protein (CMPA)", "fromage frais"),
            ("Dairy", "mashed potato with chedder"),
            ("lactose intolerant", "ice cream"),
            ("Egg", "Scrambled eggs"),
            ("Egg", "omlette"),
            ("Eggs (mild)", "quiche"),
            ("Gluten", "fish fingers, pasta"),
            ("coeliac", "toast"),
            ("Fish", "tuna sandwich"),
            ("Shellfish", "prawns"),
            ("Sesame", "houmous"),
            ("soy", "tofu"),
            ("sulphites", "raisins"),
            ("Kiwi", "kiwi fruit"),
            ("Strawberries", "strawberry"),
            ("strawberry", "strawberries"),
            ("tomatoes", "tomato soup"),
            ("Bananna", "banana"),
            ("red lentils", "lentil dhal"),
            ("Milk", "sugar free yoghurt"),
            ("Peanuts", "peanutbutter toast"),
            ("Peanuts", "mixed nuts"),
            ("Peanuts", "PB and jam"),
            ("Peanut", "nuts"),
            ("Egg", "egs"),
            ("Egg", "scrambled eg"),
            ("Egg", "french toast"),
            ("Egg", "omlet"),
            ("Milk", "mlik"),
            ("Milk", "millk"),
            ("Milk", "milkk"),
            ("Milk", "mikl"),
            ("Milk", "mik"),
            ("Milk", "semi skimmed"),
            ("Dairy", "mlik"),
            ("Peanuts", "pnuts"),
            ("Milk", "cheesecake"),
            ("Milk", "rice pudding"),
            ("Milk", "macaroni"),
            ("Fish", "fishfingers"),
        ] {
            assert!(met(&[allergy], food), "{food} meets {allergy}");
        }
    }

    #[test]
    fn what_only_sounds_like_it_does_not() {
        for (allergy, food) in [
            ("Milk", "peanut butter"),
            ("Milk", "coconut milk"),
            ("Milk", "dairy free yoghurt"),
            ("Milk", "butter beans"),
            ("Milk", "butterbeans"),
            ("Milk", "butternut squash"),
            ("Milk", "mild curry"),
            ("Peanuts", "coconut"),
            ("Peanuts", "pine nuts"),
            ("Egg", "toast"),
            ("Egg", "eggplants"),
            ("Nuts", "doughnut"),
            ("Nuts", "butternut squash"),
            ("Nuts", "coconut"),
            ("Egg", "eggplant"),
            ("Egg", "noodles without egg"),
            ("Gluten", "rice cakes"),
            ("Gluten", "gluten-free bread, apple"),
            ("Egg", "egg-free mayo"),
            ("Kiwi", "pear"),
            ("None known", "anything with everything"),
            ("Fish", "chicken"),
        ] {
            assert!(!met(&[allergy], food), "{food} does not meet {allergy}");
        }
        assert!(!met(&[], "peanuts, milk, eggs"));
    }

    #[test]
    fn each_line_is_told_with_its_food() {
        let mut child = child();
        child.allergies = ["Egg", "Kiwi"].map(|line| Line::parse(line).unwrap()).to_vec();
        let foods = ["omelette", "kiwi", "rice"].map(|food| Line::parse(food).unwrap());
        let met = meets(&child, &foods);
        let told: Vec<_> = met.iter().map(|met| (met.food.as_str(), met.allergy.as_str())).collect();
        assert_eq!(told, [("omelette", "Egg"), ("kiwi", "Kiwi")]);
    }
}
