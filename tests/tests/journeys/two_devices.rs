//! A phone and a laptop with one book, brought together by files alone.

use pebblebook_tests::Engine;
use pebblebook_tests::backup::expect_same_book;
use pebblebook_tests::setting::{Book, Child, TwoDevices};

const ROSE: Child<'_> = Child {
    name: "Rose Okafor",
    born: "2022-02-28",
};
const OTIS: Child<'_> = Child {
    name: "Otis Reed",
    born: "2022-08-09",
};
const HEN: Book<'_> = Book {
    title: "The Little Red Hen",
    author: "Traditional",
    number: "17",
};
const TURNIP: Book<'_> = Book {
    title: "The Enormous Turnip",
    author: "Traditional",
    number: "3",
};

fn phone_and_laptop_end_with_the_same_book(engine: Engine) {
    let Some(TwoDevices { phone, laptop, .. }) = &TwoDevices::open_at(engine, "2026-11-23T09:00:00+00:00") else {
        return;
    };
    phone.begin("Pebble Lane");
    phone.add_child(&ROSE);
    phone.page().heading(ROSE.name).wait();
    phone.add_book(&HEN);
    laptop.bring_in(&phone.backup());

    // A week apart: each device writes down what happens where it is.
    phone.set_clock("2026-11-24T09:00:00+00:00");
    phone.add_child(&OTIS);
    phone.page().heading(OTIS.name).wait();
    phone.lend(OTIS.name, HEN.title);
    phone.page().message("Lent “The Little Red Hen”").wait();
    phone.write_note(ROSE.name, "Sleeps after lunch");
    laptop.set_clock("2026-11-25T18:00:00+00:00");
    laptop.write_note(ROSE.name, "Sleeps before lunch");
    laptop.lend(ROSE.name, HEN.title);
    laptop.page().message("Lent “The Little Red Hen”").wait();
    laptop.add_book(&TURNIP);
    let (from_phone, from_laptop) = (phone.backup(), laptop.backup());

    let before = laptop.book_on_disk();
    laptop.look_into_backup(&from_phone);
    laptop.page().text("New here: 1 child, 1 loan.").wait();
    laptop.page().text("One thing was written differently on both devices.").wait();
    laptop
        .page()
        .text("A book would be out twice, because both devices lent it.")
        .wait();
    laptop.page().button("Cancel").click();
    laptop.page().text("This file is whole").gone();
    assert_eq!(laptop.book_on_disk(), before, "looking changed something");
    laptop.join_with(&from_phone);
    phone.join_with(&from_laptop);
    let joined = laptop.records();
    expect_same_book(&joined, &phone.records(), "the devices differ after they met");
    for device in [phone, laptop] {
        device.go_to("#/library/out");
        let out = device.page().region(ROSE.name).inside().link("Take back The Little Red Hen");
        out.wait();
        device.page().region(OTIS.name).inside().link("Take back The Little Red Hen").wait();
    }

    // The same file once more, on either device.
    laptop.look_into_backup(&from_phone);
    laptop.page().text("Joining it would change nothing").wait();
    phone.look_into_backup(&from_laptop);
    phone.page().text("Joining it would change nothing").wait();

    let conflict = "Something was written differently on two devices.";
    laptop.page().text(conflict).wait();
    phone.go_to("#/");
    phone.page().text(conflict).wait();
    phone.page().button("Look at them").click();
    phone.page().heading("Two versions").wait();
    let versions = phone.page().region(ROSE.name).inside();
    versions.text("Sleeps before lunch").wait();
    versions.text("Sleeps after lunch").wait();
    versions.button("Take the other").click();
    phone.page().text("Nothing is waiting to be decided.").wait();
    phone.page().text(conflict).gone();
    phone.open_child(ROSE.name);
    phone.page().text("Sleeps after lunch").wait();
    assert!(!phone.page().text("Sleeps before lunch").is_there());

    // The other way round this time: what was decided on the phone is news to the laptop, and then there is no more news.
    let settled = phone.backup();
    laptop.join_with(&settled);
    laptop.page().text(conflict).gone();
    phone.look_into_backup(&laptop.backup());
    phone.page().text("Joining it would change nothing").wait();
    expect_same_book(&phone.records(), &laptop.records(), "what was decided was not heard");
    laptop.look_into_backup(&from_phone);
    laptop.page().text("Joining it would change nothing").wait();
}

in_every_engine! { phone_and_laptop_end_with_the_same_book }
