//! "I lost my phone": what was on it, what to do in which order, whom to tell, a log to fill in and words for the families. To be printed
//! beforehand, or read on the other device. What the law asks for is said with "usually", and whose guidance it is; it is no legal advice.

use super::print::{parts, setting_name};
use crate::dom::prelude::*;
use crate::platform::{clock, files, preferences};
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{Button, ButtonKind, PageHeader, Paper, PrintSheet, RuledLines, SheetFoot, SheetHead, SheetPart, ToastKind};
use leptos::task::spawn_local;
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;

/// How many lines the log has.
const LINES: usize = 8;

/// What to do, in this order.
const DO_FIRST: [&str; 6] = [
    "Look for it on a map, let it ring, and lock it from afar. iPhone: Find My, at icloud.com/find. Android: Find Hub, at google.com/android/find. Mark it as lost.",
    "If it is not coming back, or you are not sure, wipe it there. That deletes everything on it, this book too; your other device and your backups keep theirs.",
    "Ring your network provider: they can usually block the number and the phone itself.",
    "If it may be stolen, tell the police (101, or online) and write down the reference number. Your insurer will usually ask for it.",
    "Change the passwords of the mail and chat apps that were open on it.",
    "Bring your last backup in on another device, so that you have allergies and contact numbers at hand today.",
];

/// Whom to tell, and by when.
const WITHIN_72_HOURS: [&str; 5] = [
    "A lost or stolen device with families’ details on it is usually a “personal data breach”, even if it turns up again. Begin the log below at once.",
    "If it is likely to be a risk to people, it must usually be reported to the Information Commissioner’s Office (ICO) within 72 hours of your finding out. The hours count at weekends too. What you do not know yet can follow.",
    "If the risk to families is likely to be high, they must usually be told as well, without delay. A book sealed with a good passphrase usually makes the risk much smaller; one without does not.",
    "If you decide not to report it, write down why.",
    "ICO: ico.org.uk, “Report a breach”, or ring 0303 123 1113. Source: the ICO’s guidance for small organisations on the first 72 hours of a breach. Look there for what holds today: this sheet is no legal advice.",
];

/// What the log should say.
const TO_WRITE_DOWN: [&str; 4] = [
    "When you found out (day and time): that is when the 72 hours begin.",
    "What happened: which device, where and when it was last seen, lost or stolen.",
    "What was on it and about whom, and what could come of it for them.",
    "What was done, when and by whom; the police and ICO reference numbers; what you decided, and why.",
];

/// I lost my phone.
#[component]
pub fn LostPhone() -> Node {
    let app = use_app();
    let setting = app.view(&[Kind::Setting], |notebook, _| setting_name(notebook));
    let held = app.view(Kind::ALL, |notebook, _| on_it(notebook));
    let copy = Callback::new(move |()| {
        let words = message(app.protected.get_untracked(), &setting.get_untracked());
        spawn_local(async move {
            if files::copy_text(&words).await {
                app.tell(
                    "The words are copied. Paste them, and change what does not fit.".to_owned(),
                    ToastKind::Done,
                );
            } else {
                app.tell(
                    "The browser would not copy them. Mark them on the sheet and copy them by hand.".to_owned(),
                    ToastKind::Trouble,
                );
            }
        });
    });
    view! {
        <PageHeader title="I lost my phone".to_string() subtitle="Print this now and keep it where the phone is not.".to_string() back=Route::More.href()/>
        <div class="actions not-on-paper"><Button kind=ButtonKind::Secondary on_click=copy>"Copy the words for the families"</Button></div>
        {live(move || {
            let is_locked = app.protected.get();
            let (setting, today) = (setting.get(), app.today.get());
            let mut on_it = held.get();
            on_it.push(if is_locked {
                "This book is sealed with a passphrase. Whoever finds the phone cannot read it while it is locked.".to_owned()
            } else {
                "This book has no passphrase: whoever can unlock the phone can read it.".to_owned()
            });
            on_it.push(match preferences::last_backup() {
                Some(last) => format!("Last backup from this device: {}.", dates::plain(clock::day_of(last.millis))),
                None => "There was no backup from this device yet.".to_owned(),
            });
            let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
            view! {
                <PrintSheet paper=Paper::A4 label="I lost my phone">
                    <SheetHead setting_name=setting.clone() kind="If a phone or laptop is lost"/>
                    <h2 class="sheet__title">"I lost my phone"</h2>
                    {parts(vec![
                        ("First, in this order".to_owned(), lines(&DO_FIRST)),
                        ("Within 72 hours".to_owned(), lines(&WITHIN_72_HOURS)),
                        (format!("What was in this book on {}", dates::plain(today)), on_it),
                        ("A log: write down".to_owned(), lines(&TO_WRITE_DOWN)),
                    ])}
                    <RuledLines columns=["Day, time", "Who", "What happened, what was done"].map(str::to_owned).to_vec() rows=LINES label="The log, to fill in by hand"/>
                    <SheetPart title="Words for the families">
                        {message(is_locked, &setting).lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()}
                    </SheetPart>
                    <SheetFoot><p>"Sources differ and rules change: check with the ICO, your insurer and your council."</p></SheetFoot>
                </PrintSheet>
            }
        })}
    }
}

/// How much was in the book.
fn on_it(notebook: &Notebook) -> Vec<String> {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // Behind the lock nothing can be counted but how much there is.
    if notebook.setting().is_none() {
        let rows = preferences::marker().map_or(0, |marker| marker.rows());
        return vec![format!(
            "Children, families, books, loans, reading logs and journals: {rows} entries in all. Open the book to see how many of each."
        )];
    }
    let children = match notebook.children().count() {
        1 => "1 child: name, date of birth, allergies and needs, first and last day, notes.".to_owned(),
        many => format!("{many} children: names, dates of birth, allergies and needs, first and last days, notes."),
    };
    let people: usize = notebook.children().map(|child| child.carers.len()).sum();
    let people = match people {
        1 => "1 family member or contact, with phone number and who may collect.".to_owned(),
        many => format!("{many} family members and contacts, with phone numbers and who may collect."),
    };
    let photos = notebook.children().filter(|child| child.photo.is_some()).count();
    let seen = notebook.observations().count();
    let in_journals: usize = notebook.observations().map(|observation| observation.photos.len()).sum();
    let covers = notebook.books().filter(|book| book.cover.is_some()).count();
    let rest = [
        dates::counted(number(notebook.loans().count()), "loan"),
        dates::counted(number(notebook.log().count()), "reading-log line"),
        dates::counted(number(seen), "observation"),
        format!("{} of children", dates::counted(number(photos + in_journals), "photo")),
        format!("{} of covers", dates::counted(number(covers), "picture")),
    ];
    vec![children, people, format!("{}.", rest.join(", "))]
}

/// An honest word to the families, to be changed where it does not fit.
fn message(is_locked: bool, setting: &str) -> String {
    let sealed = if is_locked {
        "The records are sealed with a passphrase, so it is unlikely that anybody can read them."
    } else {
        "The phone has a screen lock, but the records had no passphrase of their own, so I cannot rule out that somebody reads them."
    };
    format!(
        "Dear families,\n\
         On [day] my work [phone] was [lost / stolen]. It held what I keep about your child: name, date of birth, allergies and needs, your names and phone numbers, who may collect, the books lent and what you told me about them, the learning journal, and perhaps photos.\n\
         {sealed} I have [locked and wiped it from afar, told the network and the police], and I am following the guidance of the Information Commissioner’s Office.\n\
         Please take care with calls or messages from people who seem to know these details, and tell me if any of your numbers has changed. From now on you reach me on [number].\n\
         I am sorry. Ask me whatever you would like to know.\n\
         [name], {setting}"
    )
}
