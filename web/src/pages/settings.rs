//! Settings: the name, how the library lends, light or dark, the sample, starting afresh.

use super::asking::{Alert, Answer, Asking};
use crate::dom::prelude::*;
use crate::platform::preferences;
use crate::route::Route;
use crate::state::{use_app, whenever};
use crate::text;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckField, ConfirmDialog, Form, InputKind, PageHeader, RadioGroup, Section, Show, TextField, ToastKind,
};
use leptos::task::spawn_local;
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::row::Kind;
use pebblebook::setting::{PolicyAsked, SettingCommand};

/// Settings.
#[component]
pub fn Settings() -> Node {
    let app = use_app();
    let sample = app.view(&[Kind::Sample], |notebook, _| notebook.sample().is_some());
    let asks = RwSignal::new(false);
    let theme = RwSignal::new(preferences::theme().unwrap_or_else(|| "auto".to_owned()));
    whenever(move |_| {
        let theme = theme.get();
        preferences::set_theme((theme != "auto").then_some(theme.as_str()));
    });
    let themes: Vec<_> = [("auto", "As the device"), ("light", "Light"), ("dark", "Dark")]
        .iter()
        .map(|(key, words)| ((*key).to_owned(), (*words).to_owned()))
        .collect();
    view! {
        <PageHeader title="Settings".to_string() back=Route::More.href()/>
        <Show when=move || sample.get()>
            <Section title="Sample data">
                <p>"The sample’s children and books go, with their loans and reading logs. What you added yourself stays. You can undo it for a while."</p>
                <div class="actions"><Button kind=ButtonKind::Danger on_click=Callback::new(move |()| asks.set(true))>"Remove all sample data"</Button></div>
            </Section>
        </Show>
        <ConfirmDialog open=asks title="Remove all sample data?".to_string() confirm="Remove it".to_string()
            on_confirm=Callback::new(move |()| app.run_plainly(Command::Setting(SettingCommand::RemoveSample)))>
            <p>"Loans between a sample child and a book of yours go too."</p>
        </ConfirmDialog>
        <Name/>
        <Policy/>
        <Section title="How you judge">
            <p>"In which words you say where a child stands: the scale, its levels, your bands of age."</p>
            <div class="actions">
                <ButtonLink href=Route::Scales.href() kind=ButtonKind::Secondary>"Choose the words"</ButtonLink>
                <ButtonLink href=Route::DayRules.href() kind=ButtonKind::Secondary>"Days: books and register"</ButtonLink>
            </div>
        </Section>
        <Section title="Look"><RadioGroup label="Light or dark" value=theme options=themes/></Section>
        <StartAfresh/>
    }
}

#[component]
fn Name() -> Node {
    let app = use_app();
    let asking = Asking::plain();
    let kept = app.view(&[Kind::Setting], |notebook, _| {
        notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default()
    });
    let name = RwSignal::new(kept.get_untracked());
    asking.follow(kept, move |kept| name.set(kept));
    let save = Callback::new(move |()| asking.run(Command::Setting(SettingCommand::Name(name.get_untracked())), |_| ()));
    view! {
        <Section title="Your setting">
            <Form on_submit=save>
                <Alert asking/>
                <TextField label="Name of your setting" value=name error=asking.error(Field::SettingName)/>
                <div class="actions"><Button kind=ButtonKind::Secondary submit=true busy=app.busy>"Save the name"</Button></div>
            </Form>
        </Section>
    }
}

#[component]
fn Policy() -> Node {
    let app = use_app();
    let asking = Asking::plain();
    let kept = app.view(&[Kind::Setting], |notebook, _| PolicyAsked::of(&notebook.policy()));
    let fields: [RwSignal<String>; 9] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let by_term = RwSignal::new(false);
    let fill = move |kept: PolicyAsked| {
        by_term.set(kept.home_by_end_of_term);
        let days = [
            kept.loan_days,
            kept.books_at_once,
            kept.from_age,
            kept.renewals,
            kept.recent_days,
            kept.remind,
            kept.talk,
            kept.pause,
            kept.lost,
        ];
        for (field, value) in fields.into_iter().zip(days) {
            field.set(value);
        }
    };
    fill(kept.get_untracked());
    asking.follow(kept, fill);
    let [loan_days, books, age, renewals, recent, remind, talk, pause, lost] = fields;
    let save = Callback::new(move |()| {
        let asked = PolicyAsked {
            loan_days: loan_days.get_untracked(),
            books_at_once: books.get_untracked(),
            from_age: age.get_untracked(),
            renewals: renewals.get_untracked(),
            recent_days: recent.get_untracked(),
            home_by_end_of_term: by_term.get_untracked(),
            remind: remind.get_untracked(),
            talk: talk.get_untracked(),
            pause: pause.get_untracked(),
            lost: lost.get_untracked(),
        };
        asking.run(Command::Setting(SettingCommand::Policy(asked)), |_| ());
    });
    let number = move |label: &'static str, hint: &'static str, value: RwSignal<String>, error: Signal<Option<String>>| {
        view! { <TextField label hint value kind=InputKind::Number error/> }
    };
    let error = move |field| asking.error(field);
    let late = move |at| asking.error_at(Field::LadderDays, Some(at));
    view! {
        <Section title="How the library lends">
            <Form on_submit=save>
                <Answer asking/>
                <div class="form__row">
                    {number("Days of a loan", "A due day you are closed moves to the next open day.", loan_days, error(Field::LoanDays))}
                    {number("Books at once", "For each child.", books, error(Field::BooksAtOnce))}
                    {number("From age (years)", "On the day of the loan.", age, error(Field::FromAge))}
                    {number("Renewals", "Of one loan, while no other child waits.", renewals, error(Field::Renewals))}
                    {number("Days before the same book again", "Sooner than that you are asked first.", recent, error(Field::RecentDays))}
                </div>
                <CheckField label="Every book home by the last open day of term" value=by_term/>
                <h3>"When a book is late"</h3>
                <p class="hint">"Days past due, weekends too. The closed days in your calendar do not count, nor the days outside term if you open in term time only. There is never any money."</p>
                <div class="form__row">
                    {number("Offer a gentle reminder", "", remind, late(0))}
                    {number("Have a word at the door", "", talk, late(1))}
                    {number("New loans wait", "", pause, late(2))}
                    {number("Probably lost", "", lost, late(3))}
                </div>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save the rules"</Button>
                    <ButtonLink href=Route::Calendar.href() kind=ButtonKind::Quiet>"Terms and closed days"</ButtonLink>
                </div>
            </Form>
        </Section>
    }
}

/// Empties the whole book, behind two questions.
#[component]
fn StartAfresh() -> Node {
    let app = use_app();
    let (first, second) = (RwSignal::new(false), RwSignal::new(false));
    let wipe = Callback::new(move |()| {
        spawn_local(async move {
            if let Err(trouble) = app.wipe().await {
                app.tell(text::moving(&trouble), ToastKind::Trouble);
            }
        });
    });
    view! {
        <Section title="Start afresh">
            <p>"Empties the whole book on this device. Make a backup first: this cannot be undone."</p>
            <div class="actions">
                <ButtonLink href=Route::Backup.href() kind=ButtonKind::Secondary>"Make a backup first"</ButtonLink>
                <Button kind=ButtonKind::Danger on_click=Callback::new(move |()| first.set(true))>"Empty the book"</Button>
            </div>
        </Section>
        <ConfirmDialog open=first title="Empty the whole book?".to_string() confirm="Go on".to_string() on_confirm=Callback::new(move |()| second.set(true))>
            <p>"All children, books, loans, reading logs and pictures on this device go."</p>
        </ConfirmDialog>
        <ConfirmDialog open=second title="Are you sure? It cannot be undone.".to_string() confirm="Empty it for good".to_string() on_confirm=wipe>
            <p>"Only a backup file can bring it back."</p>
        </ConfirmDialog>
    }
}
