//! Settings: the name, how the library lends, light or dark, the sample, starting afresh.

use crate::platform::preferences;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckField, ConfirmDialog, ErrorSummary, Form, PageHeader, RadioGroup, Section, Show, TextField,
    ToastKind,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::asked::{Field, Slip};
use pebblebook::command::Command;
use pebblebook::row::Kind;
use pebblebook::setting::{PolicyAsked, SettingCommand};

/// Settings.
#[component]
pub fn Settings() -> impl IntoView {
    let app = use_app();
    let sample = app.view(&[Kind::Sample], |notebook, _| notebook.sample().is_some());
    let asks = RwSignal::new(false);
    let theme = RwSignal::new(preferences::theme().unwrap_or_else(|| "auto".to_owned()));
    Effect::new(move |_| {
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
        <Section title="Look"><RadioGroup label="Light or dark" value=theme options=themes/></Section>
        <StartAfresh/>
    }
}

#[component]
fn Name() -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(app.look(|notebook| notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default()));
    let slips = RwSignal::new(Vec::<Slip>::new());
    let save = Callback::new(move |()| ask(app, SettingCommand::Name(name.get_untracked()), slips));
    view! {
        <Section title="Your setting">
            <Form on_submit=save>
                <TextField label="Name of your setting" value=name error=error_of(slips, Field::SettingName)/>
                <div class="actions"><Button kind=ButtonKind::Secondary submit=true busy=app.busy>"Save the name"</Button></div>
            </Form>
        </Section>
    }
}

#[component]
fn Policy() -> impl IntoView {
    let app = use_app();
    let start = app.look(|notebook| PolicyAsked::of(&notebook.policy()));
    let [loan_days, books, age, renewals, recent, remind, talk, pause, lost] = [
        start.loan_days,
        start.books_at_once,
        start.from_age,
        start.renewals,
        start.recent_days,
        start.remind,
        start.talk,
        start.pause,
        start.lost,
    ]
    .map(RwSignal::new);
    let by_term = RwSignal::new(start.home_by_end_of_term);
    let slips = RwSignal::new(Vec::<Slip>::new());
    let asked = move || PolicyAsked {
        loan_days: loan_days.get(),
        books_at_once: books.get(),
        from_age: age.get(),
        renewals: renewals.get(),
        recent_days: recent.get(),
        home_by_end_of_term: by_term.get(),
        remind: remind.get(),
        talk: talk.get(),
        pause: pause.get(),
        lost: lost.get(),
    };
    let save = Callback::new(move |()| ask(app, SettingCommand::Policy(untrack(asked)), slips));
    let error = move |field| error_of(slips, field);
    view! {
        <Section title="How the library lends">
            <Form on_submit=save>
                <ErrorSummary errors=Signal::derive(move || slips.get().iter().map(|slip| (String::new(), text::slip(slip))).collect::<Vec<_>>())/>
                <div class="form__row">
                    <TextField label="Days of a loan" value=loan_days keyboard="numeric" error=error(Field::LoanDays)/>
                    <TextField label="Books at once" value=books keyboard="numeric" error=error(Field::BooksAtOnce)/>
                    <TextField label="From age (years)" value=age keyboard="numeric" error=error(Field::FromAge)/>
                    <TextField label="Renewals" value=renewals keyboard="numeric" error=error(Field::Renewals)/>
                    <TextField label="Days before the same book again" value=recent keyboard="numeric" error=error(Field::RecentDays)/>
                </div>
                <CheckField label="Every book home by the last open day of term" value=by_term/>
                <h3>"When a book is late"</h3>
                <p class="hint">"Days past due; closed days do not count. There is never any money."</p>
                <div class="form__row">
                    <TextField label="Offer a gentle reminder" value=remind keyboard="numeric"/>
                    <TextField label="Have a word at the door" value=talk keyboard="numeric"/>
                    <TextField label="New loans wait" value=pause keyboard="numeric"/>
                    <TextField label="Probably lost" value=lost keyboard="numeric" error=error(Field::LadderDays)/>
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
fn StartAfresh() -> impl IntoView {
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

fn ask(app: App, command: SettingCommand, slips: RwSignal<Vec<Slip>>) {
    slips.set(Vec::new());
    app.run(Command::Setting(command), move |result| {
        if let Err(trouble) = result {
            let found = text::slips(&trouble);
            if found.is_empty() {
                let words = app.look(|notebook| text::trouble(&trouble, notebook));
                app.tell(words, ToastKind::Trouble);
            }
            let _ = slips.try_set(found);
        }
    });
}

fn error_of(slips: RwSignal<Vec<Slip>>, field: Field) -> Signal<Option<String>> {
    Signal::derive(move || slips.get().iter().find(|slip| slip.field == field).map(text::slip))
}
