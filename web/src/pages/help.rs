//! How it works, where the data is, what is protected and what is not.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{PageHeader, Section};
use chrono::NaiveDate;
use pebblebook::eyfs::Edition;

/// Help and privacy.
#[component]
pub fn Help() -> Node {
    let app = use_app();
    let edition = Edition::on(app.day());
    let (year, month, day) = edition.from;
    let from = NaiveDate::from_ymd_opt(year, month, day).map(dates::plain).unwrap_or_default();
    view! {
        <PageHeader title="Help and privacy".to_string() back=Route::More.href()/>
        <Section title="The way of a book">
            <ol class="story">
                <li>"On Today, tap “Lend a book”, then the child, then the book. It is lent, with its due day."</li>
                <li>"Print its parent card and reading log, or send the card."</li>
                <li>"When it comes back, tap “Take back”. What the family tells goes into the reading log on the same screen."</li>
                <li>"Most things can be undone for a while, from the message at the foot of the screen or under More. Emptying the book cannot. What was here before a file was brought in is kept under Backup, for thirty days."</li>
            </ol>
        </Section>
        <Section title="The way of an observation">
            <ol class="story">
                <li>"On Today, tap “Observe”, write a line, tap the child, save. Photos, areas and the rest can wait for the evening: “Finish it later” keeps it under Journal, To finish."</li>
                <li>"From an observation a next step can be set. Today shows it when its day has come; an observation that shows it ends it."</li>
                <li>"A judgement is yours and is never worked out: under a child’s learning journal, Progress, tap “Judge”. The words you judge in are under Settings."</li>
                <li>"Progress shows each area as it stood on any day, drawn and as a table, and prints on one page."</li>
            </ol>
        </Section>
        <Section title="The way of a day">
            <ol class="story">
                <li>"On Today, tap “Arrived” when a child comes and “Gone home” when it goes. “When it comes”, on the child’s page, says on which days it is expected."</li>
                <li>"A child under eighteen months has a communication book: on Today, tap Milk, Nappy, Sleep or Food, then what it was. The rest is on the child’s page of the day."</li>
                <li>"Before it goes home, tap “Hand over”: the day is put together from what is written. Change what you like, and share it."</li>
                <li>"In the evening, “Closing the day” on Today lists what is not done yet."</li>
            </ol>
        </Section>
        <Section title="On paper">
            <p>"Under More, Print: cards and reading logs on A5, slips, labels for 24 to a sheet, a list of who has what. Choose “Save as PDF” in the print window to send one."</p>
        </Section>
        <Section title="By keyboard">
            <p>"Everything works without a mouse: Tab goes on, Shift and Tab go back, Enter opens and presses, Space ticks, Escape closes a question."</p>
        </Section>
        <Section title="Where your data is">
            <p>"In this browser on this device, and nowhere else. The page’s own policy forbids it to send anything to any other place. Pictures are made small and everything hidden inside the file, such as where it was taken, is left out."</p>
        </Section>
        <ul class="links">
            <li><a href=Route::Protected.href()>"What is protected, and what is not"</a></li>
            <li><a href=Route::LostPhone.href()>"I lost my phone"</a></li>
            <li><a href=Route::Keeping.href()>"How long things are kept"</a></li>
        </ul>
        <Section title="The framework">
            <p>{format!("Areas of learning and early learning goals follow the edition in force from {from} ({}).", edition.name)}</p>
            <p class="quiet">"Their names are from the Early Years Foundation Stage framework: Crown copyright, Open Government Licence v3.0. The learning objectives and the parent cards are our own words, and yours to change."</p>
        </Section>
        <Section title="About">
            <p class="quiet">{concat!("Pebblebook ", env!("CARGO_PKG_VERSION"))}</p>
        </Section>
    }
}
