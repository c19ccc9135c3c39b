//! What is held on one child: handed over without another's, and erased for good.

use pebblebook_tests::{Engine, Look, Setting, setting};

fn a_child_is_handed_over_and_erased_for_good(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    for name in ["Otis Reed", "Ivy Marsh"] {
        setting.go_to("#/children");
        setting.add_child(&setting::Child { name, born: "2022-05-04" });
        setting.page().heading(name).wait();
    }
    setting.page().link("Hand over everything about Ivy Marsh").click();
    setting.page().heading("Everything about one child").wait();
    setting.page().heading("Ivy Marsh").wait();
    // The sheet itself: a message that is still on its way out is not handed over.
    let sheet = setting.browser().run("return document.querySelector('main').innerText");
    assert!(
        sheet
            .as_str()
            .is_some_and(|words| words.contains("Ivy Marsh") && !words.contains("Otis Reed")),
        "{sheet}"
    );

    setting.page().link("Back").click();
    setting.page().link("Erase Ivy Marsh for good").click();
    setting.page().heading("Erase Ivy Marsh").wait();
    let before = setting.book_on_disk();
    setting.page().field("To erase everything, type the child’s name").set("Otis Reed");
    setting.page().button("Erase everything").click();
    setting.page().text("that is not this child’s name").wait();
    assert_eq!(setting.book_on_disk(), before);
    setting.page().field("To erase everything, type the child’s name").set("ivy marsh");
    setting.page().button("Erase everything").click();
    setting.page().heading("How long things are kept").wait();

    setting.go_to("#/children");
    setting.page().text("Otis Reed").wait();
    assert!(!setting.page().text("Ivy Marsh").is_there());
    setting.go_to("#/more");
    setting.page().heading("More").wait();
    assert!(
        !setting.page().button("Undo the last thing").is_there(),
        "an erased child is not brought back"
    );
}

in_every_engine!(a_child_is_handed_over_and_erased_for_good);
