//! Learning objectives as she makes them her own: reworded, left out, added, taken in from a file. What a child is taken with, and in which
//! words she judges.

use pebblebook_tests::setting::Child;
use pebblebook_tests::{Engine, Look, Setting, patience, setting};

const OTIS: Child<'_> = Child {
    name: "Otis Reed",
    born: "2024-02-29",
};
const DAY: &str = "2026-11-25T10:00:00+00:00";
const SHIPPED: &str = "Brings you the book they want";

/// The screen's own heading has the focus: from then on nobody takes it away.
fn open(setting: &Setting, route: &str, heading: &str) {
    setting.go_to(route);
    setting.page().heading(heading).wait();
    patience::until("the heading had the focus", || setting.page().focus() == heading);
}

fn show(setting: &Setting, area: &str, band: &str) {
    let which = setting.page().region("Which to show");
    which.inside().field("Area of learning").choose(area);
    which.inside().field("Band of age").choose(band);
    setting.page().heading(area).wait();
}

fn hand(setting: &Setting, text: &[u8]) {
    let file = setting.browser().downloads().with_file_name("a-set.json");
    std::fs::write(&file, text).unwrap();
    setting.page().field("A file with objectives").hand_file(&file);
}

fn objectives_become_her_own(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    open(&setting, "#/library/objectives", "Learning objectives");
    let page = setting.page();
    page.text("A prime area · 8 objectives").wait();
    show(&setting, "Literacy", "Birth to two");
    page.button(&format!("Reword: {SHIPPED}")).click();
    let words = page.region("In your words");
    words.inside().field("In your words").set("");
    words.inside().button("Save").click();
    setting.expect_told("Fill in the objective.");
    words.inside().field("In your words").paste(&"a".repeat(10_000));
    words.inside().button("Save").click();
    setting.expect_told("this has 10,000 characters");
    words.inside().field("In your words").set("Fetches a book from the basket");
    words.inside().field("Band of age").choose("Two to three");
    words.inside().button("Save").click();
    page.message("The objective is saved.").wait();
    // It is shown where it stands now.
    page.text("A specific area · 9 objectives").wait();
    page.text("Fetches a book from the basket").wait();
    page.button("Leave out: Fetches a book").click();
    page.text("9 objectives, 1 left out").wait();
    page.button("Bring back: Fetches a book").click();
    page.text("A specific area · 9 objectives").wait();

    page.button("Add one of your own").click();
    let own = page.region("An objective of your own");
    own.inside().field("An objective of your own").set("Turns the pages of the album");
    own.inside().field("Band of age").choose("No band of age");
    own.inside().field("Early learning goal").choose("Comprehension");
    own.inside().button("Add it").click();
    page.text("Turns the pages of the album").wait();
    page.text("Towards: Comprehension").wait();
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    show(&setting, "Literacy", "No band of age");
    page.text("Turns the pages of the album").wait();
    page.link("About these").click();
    page.heading("About the learning objectives").wait();
    page.text("Every objective was written for this app.").wait();
    page.text("three prime and four specific, and 17 early learning goals").wait();
}

fn a_set_comes_in_whole_or_not_at_all(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    open(&setting, "#/library/objectives", "Learning objectives");
    let page = setting.page();
    let before = setting.book_on_disk();
    let one = |id: &str, text: &str| format!(r#"{{{id}"area":"literacy","band":"two_to_three","text":"{text}"}}"#);
    let set = |of: &[String]| format!(r#"{{"objectives":[{}]}}"#, of.join(",")).into_bytes();
    // The first shipped one from birth in Literacy, and one that nobody has.
    let known = r#""id":"00000000-0000-8000-8000-00000b1e01a5","#;
    let unknown = r#""id":"00000000-0000-8000-8000-00000b1effff","#;
    let cases = [
        (b"Dear diary".to_vec(), "It is not written in JSON"),
        (vec![0xFF, 0xD8, 0xFF, 0xE0], "This file is not text"),
        (
            vec![b' '; 3 * 1024 * 1024],
            "This file is too large for a set of objectives (3 MB; at most 1 MB)",
        ),
        (
            br#"{"objectives":[{"area":"naps","text":"Sleeps"}]}"#.to_vec(),
            "Objective 1 of the file: “naps” is the name of no area, band or goal.",
        ),
        (
            br#"{"objectives":[{"area":"literacy","goal":"number","text":"Sleeps"}]}"#.to_vec(),
            "Objective 1 of the file: “Number” is a goal of Mathematics",
        ),
        (br#"{"objectives":[{"area":"literacy"}]}"#.to_vec(), "“text” is missing in it."),
        (
            set(&[one(known, "Reads"), one("", "Sings"), one(known, "Reads on")]),
            "Objective 3 of the file has the same id as one before it.",
        ),
        (
            set(&[one("", "Sings"), one(unknown, "Reads")]),
            "Objective 2 of the file has an id that is not known here.",
        ),
        (
            set(&[one("", "Sings"), one("", &"a".repeat(10_000))]),
            "Objective 2 of the file: Make the objective shorter",
        ),
        (
            set(&[one("", "Sings"), one("", SHIPPED)]),
            "Objective 2 of the file: This is there already, under Literacy.",
        ),
    ];
    for (file, sentence) in cases {
        hand(&setting, &file);
        page.text(sentence).wait();
        page.text("Nothing was taken in.").wait();
        assert_eq!(setting.book_on_disk(), before, "{sentence}");
    }
    // With the mark some programs put before a text.
    let good = [
        b"\xEF\xBB\xBF".to_vec(),
        set(&[one("", "Sings the alphabet"), one(known, "Nestles in when a book comes out")]),
    ]
    .concat();
    hand(&setting, &good);
    page.message("2 objectives are taken in.").wait();
    page.text("Nothing was taken in.").gone();
    show(&setting, "Literacy", "Two to three");
    page.text("Sings the alphabet").wait();
    page.text("Nestles in when a book comes out").wait();
    page.button("Undo").click();
    page.text("Sings the alphabet").gone();
}

fn a_set_goes_out_and_comes_in_again(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    open(&setting, "#/library/objectives", "Learning objectives");
    let out = setting.saved_by("Save the present set as a file");
    assert!(out.contains(SHIPPED), "{}", out.chars().take(300).collect::<String>());
    hand(&setting, out.as_bytes());
    setting.page().message("All that is in the file is here already.").wait();
    hand(&setting, out.replacen(SHIPPED, "Fetches the book they want", 1).as_bytes());
    setting.page().message("1 objective is taken in.").wait();
    show(&setting, "Literacy", "Birth to two");
    setting.page().text("Fetches the book they want").wait();
}

fn the_band_that_fits_comes_first(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), DAY) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&OTIS);
    setting.page().heading(OTIS.name).wait();
    setting.go_to("#/journal/new");
    let page = setting.page();
    patience::until("the words have the focus", || page.focus().contains("What happened?"));
    let bands = || {
        let script = "return [...document.querySelectorAll('.more--within')].map(one => `${one.querySelector('summary').innerText} ${one.open}`).join('; ')";
        setting.browser().run(script).as_str().unwrap_or_default().to_owned()
    };
    page.field("What happened?").set("Asked for the bear book again");
    page.text("Areas, day and more").click();
    page.choice("Literacy").click();
    page.button("Goals and objectives: Literacy").click();
    patience::until("two to three came first, and open", || {
        bands() == "Two to three true; Birth to two false; Three and four false; The Reception year false"
    });
    page.button("Birth to two").click();
    page.choice(SHIPPED).click();
    page.button("Birth to two (1 chosen)").wait();
    // It was seen earlier, when Otis was one.
    page.field("Day").set("2025-11-25");
    patience::until("from birth came first", || {
        bands().starts_with("Birth to two (1 chosen) true; Two to three")
    });
    page.button("Save").click();
    page.message("In Otis Reed’s journal").wait();
    setting.go_to("#/journal");
    page.link("Asked for the bear book").click();
    page.text(SHIPPED).wait();
}

fn interests_live_and_fade(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), DAY) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&OTIS);
    setting.page().heading(OTIS.name).wait();
    setting.open_child(OTIS.name);
    let page = setting.page();
    page.link("Learning journal").click();
    page.heading("Learning journal").wait();
    page.link("Interests").click();
    page.heading("Interests").wait();
    patience::until("the heading had the focus", || page.focus() == "Interests");
    page.text("Nothing yet").wait();
    page.button("Add an interest").click();
    page.button("Save").click();
    setting.expect_told("Fill in the interest.");
    page.field("Taken with").paste(&"a".repeat(10_000));
    page.button("Save").click();
    setting.expect_told("Make the interest shorter");
    page.field("Taken with").set("Snails after rain");
    page.choice("At home").click();
    for (since, words) in [
        ("2024-02-28", "it cannot be before 29 February 2024"),
        ("2026-11-26", "That day has not come yet."),
    ] {
        page.field("Since").set(since);
        page.button("Save").click();
        setting.expect_told(words);
    }
    page.field("Since").set("2026-11-03");
    page.button("Save").click();
    page.message("Among the interests of Otis Reed.").wait();
    page.button("Add an interest").click();
    page.field("Taken with").set("Diggers");
    page.button("Save").click();
    page.text("Diggers").wait();
    page.button("It has faded: Snails after rain").click();
    let faded = page.region("Faded");
    faded.inside().text("Since Tue 3 Nov until Wed 25 Nov").wait();
    page.region("Now").inside().text("Diggers").wait();
    page.button("Change: Diggers").click();
    page.field("Taken with").set("Diggers and dumper trucks");
    page.button("Save").click();
    page.text("Diggers and dumper trucks").wait();
    page.button("Take out: Diggers and dumper").click();
    page.region("Now").gone();
    page.button("Undo").click();
    page.region("Now").inside().text("Diggers and dumper trucks").wait();
    // Half-written words come back.
    page.button("Add an interest").click();
    page.field("Taken with").set("Being the shopkee");
    patience::until("the half-written words were kept", || {
        let kept = pebblebook_tests::storage::everything(setting.browser());
        kept.iter().any(|(store, rows)| store.ends_with("/drafts") && !rows.is_empty())
    });
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    page.text("What you had half-written is back.").wait();
    assert_eq!(page.field("Taken with").value(), "Being the shopkee");
}

fn she_judges_in_her_own_words(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.go_to("#/more");
    let page = setting.page();
    page.link("How you judge").click();
    page.heading("How you judge").wait();
    patience::until("the heading had the focus", || page.focus() == "How you judge");
    assert!(
        page.choice("On track or in need of support: Concern · Needs some support · On track")
            .is_chosen()
    );
    page.text("Within a band of age: Entering · Developing · Secure").wait();
    page.choice("A new one in your own words").click();
    page.button("Save").click();
    setting.expect_told("Write at least two levels");
    page.field("Name of the scale").set("Like a plant");
    page.field("Levels").paste("Seed\nSeed");
    page.button("Save").click();
    setting.expect_told("Write at least two levels, each different, one a line.");
    page.field("Levels").paste("Seed\nSprout\nFlower");
    page.choice("A level is meant within a band").click();
    page.region("Band 2").inside().field("To month").set("20");
    page.button("Save").click();
    setting.expect_told("Check the months: a whole number from 25 to 84.");
    page.region("Band 2").inside().field("To month").set("40");
    page.button("Take out band 4").click();
    page.region("Band 4").gone();
    page.button("Add a band").click();
    page.region("Band 4").inside().field("Name").set("At big school");
    page.button("Save").click();
    page.message("What was judged before keeps its own.").wait();
    page.heading("Settings").wait();
    page.link("Choose the words").click();
    page.heading("How you judge").wait();
    patience::until("her own scale is in use", || {
        page.choice("Like a plant: Seed · Sprout · Flower, within a band of age")
            .is_chosen()
    });
    page.button("Bands of age: 4").click();
    assert_eq!(page.region("Band 2").inside().field("To month").value(), "40");
    assert_eq!(page.region("Band 4").inside().field("Name").value(), "At big school");
    page.choice("Emerging to secure").click();
    page.button("Save").click();
    page.heading("Settings").wait();
    // Hers stays, to be taken up again.
    page.link("Choose the words").click();
    page.heading("How you judge").wait();
    assert!(
        !page
            .choice("Like a plant: Seed · Sprout · Flower, within a band of age")
            .is_chosen()
    );
}

in_every_engine! {
    objectives_become_her_own,
    a_set_comes_in_whole_or_not_at_all,
    a_set_goes_out_and_comes_in_again,
    the_band_that_fits_comes_first,
    interests_live_and_fade,
    she_judges_in_her_own_words,
}
