//! The form of an observation: the words and the children first, for they are all that a note in the park needs. The rest is folded away; it
//! can be added at once or in the evening, when the note is taken from the tray.

mod fields;
mod photos;

use super::asking::{Answer, Asking};
use super::observation::gone;
use crate::dom::prelude::*;
use crate::platform::{announce, clock};
use crate::route::{Route, go_instead};
use crate::state::{App, Trouble, use_app, whenever};
use crate::text::{self, journal};
use crate::ui::{
    Banner, Button, ButtonKind, ButtonLink, CheckField, ChipGroup, DateField, Form, PageHeader, RadioGroup, SelectField, Show, TextArea,
    TextField,
};
use fields::{Fields, area_options, came_of_options, characteristic_options, goal_and_objective_options, objective_option};
use pebblebook::asked::Field;
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal};
use pebblebook::ids::{ChildId, LoanId, ObservationId, ReadingLogEntryId};
use pebblebook::journal::{
    JournalCommand, JournalError, ObservationAsked, Offer, Prompt, offer, offer_of_loan, open_steps, typing, warnings,
};
use pebblebook::notebook::Notebook;
use pebblebook::register::everyone_here;
use pebblebook::row::Kind;
use pebblebook::time::parse_date;
use photos::Photos;

/// How many phrases of hers are offered.
const PHRASES: usize = 3;
/// From how many letters on.
const PHRASES_FROM: usize = 3;

/// How many open next steps of each child are shown.
const STEPS: usize = 3;

/// What is being written.
#[derive(Clone, Copy, PartialEq)]
pub enum Observing {
    /// A new observation, of this child if one was chosen already.
    New(Option<ChildId>),
    /// One that is kept.
    Change(ObservationId),
    /// One that comes of a line of a reading log.
    FromLog(ReadingLogEntryId),
    /// One that answers a question of the journal, put about a child at so many months of age.
    Answer(ChildId, u32),
    /// One that comes of a loan.
    FromLoan(LoanId),
}

impl Observing {
    fn screen(self) -> String {
        match self {
            Observing::New(None) => "observation/new".to_owned(),
            Observing::New(Some(child)) => format!("observation/new/{child}"),
            Observing::Change(id) => format!("observation/{id}"),
            Observing::Answer(child, months) => format!("observation/answer/{child}/{months}"),
            Observing::FromLog(id) => format!("observation/log/{id}"),
            Observing::FromLoan(id) => format!("observation/loan/{id}"),
        }
    }

    /// What stands in the book, for the form to begin with, and what of a book’s card is offered.
    fn offer(self, app: App) -> Option<Offer> {
        let today = app.day();
        let plain = |asked| Offer {
            asked,
            objectives: Vec::new(),
        };
        app.look(|notebook| match self {
            Observing::New(child) => {
                // Where only one child is here, it is about that one.
                let mut here = notebook.children().filter(|child| child.is_here_on(today)).map(|child| child.id);
                let only = here.next().filter(|_| here.next().is_none());
                Some(plain(ObservationAsked::blank(child.or(only).as_slice(), today)))
            }
            Observing::Change(id) => Some(plain(ObservationAsked::of(notebook.observation(id)?, notebook))),
            Observing::Answer(child, months) => {
                notebook.child(child)?;
                let mut blank = ObservationAsked::blank(&[child], today);
                blank.marks.answers = Some(Prompt::checkpoint(months));
                Some(plain(blank))
            }
            Observing::FromLog(id) => offer(notebook, id),
            Observing::FromLoan(id) => offer_of_loan(notebook, id, today),
        })
    }
}

/// Who can be chosen: those who are here, and whoever is in it already.
fn children_to_choose(notebook: &Notebook, today: chrono::NaiveDate, chosen: &[String]) -> Vec<(String, String)> {
    let all = notebook
        .children()
        .map(|child| (child.is_here_on(today), child.id.to_string(), child.known_as()));
    all.filter(|(here, id, _)| *here || chosen.contains(id))
        .map(|(_, id, name)| (id, name.to_owned()))
        .collect()
}

/// The open next steps of the children who are chosen, to have in mind while writing: those being worked on first.
fn towards(notebook: &Notebook, children: &[ChildId]) -> Vec<String> {
    let mut lines = Vec::new();
    for child in children {
        let steps = open_steps(notebook, *child).into_iter().filter_map(|id| notebook.next_step(id));
        lines.extend(steps.take(STEPS).map(|step| match children.len() {
            1 => step.text.to_string(),
            _ => format!("{}: {}", text::child_name(notebook, *child), step.text),
        }));
    }
    lines
}

/// The form of an observation.
#[component]
pub fn Observe(
    /// What is being written.
    observing: Observing,
) -> Node {
    let app = use_app();
    let Some(Offer { asked, objectives }) = observing.offer(app) else {
        return gone();
    };
    let (asking, start) = Asking::drafted(observing.screen(), asked);
    let fields = Fields::new(&start, asking.photos());
    asking.keep(move || fields.asked());
    let questions = RwSignal::new(String::new());
    let id = match observing {
        Observing::Change(id) => Some(id),
        _ => None,
    };
    let save = move |finished: bool, all_the_same: bool| {
        let now = id.and_then(|id| app.look(|notebook| Some(ObservationAsked::of(notebook.observation(id)?, notebook))));
        let Some(mut asked) = asking.onto(untrack(move || fields.asked()), now.as_ref()) else {
            return;
        };
        // A note that names no child yet waits in the tray.
        asked.finished = finished && !asked.children.is_empty();
        asked.all_the_same = all_the_same;
        let command = JournalCommand::Save(id, asked, fields.each().photos.new_files());
        app.run(Command::Journal(command), move |result| match result {
            Ok(deed) => {
                asking.give_up();
                if !asking.is_there() {
                    return;
                }
                if let Deed::ObservationSaved { observation, finished, .. } = deed {
                    let done = if finished {
                        Route::Observation(observation)
                    } else {
                        Route::Journal
                    };
                    go_instead(if observing == Observing::New(None) { Route::Today } else { done });
                }
            }
            Err(odd @ Trouble::Refused(Refusal::Journal(JournalError::Questions(_)))) => {
                asking.forget_slips();
                let _ = questions.try_set(app.look(|notebook| text::trouble(&odd, notebook)));
                request_animation_frame(|| announce::focus("p[role=alert]"));
            }
            Err(trouble) => asking.show(&trouble),
        });
    };
    let error = move |field: Field| asking.error(field);
    let all = fields.each();
    let (text, children) = (all.text, all.children);
    let kinds = &[Kind::Child];
    let to_choose = app.view(kinds, move |notebook, today| children_to_choose(notebook, today, &children.get()));
    let phrases = app.view(&[Kind::Observation], move |notebook, _| {
        let typed = text.get();
        if typed.trim().chars().count() < PHRASES_FROM {
            return Vec::new();
        }
        typing::recent_phrases(notebook, &typed, PHRASES)
    });
    let towards = app.view(&[Kind::NextStep, Kind::Child], move |notebook, _| {
        towards(notebook, &fields.chosen())
    });
    let on_the_card: Vec<_> = app.look(|notebook| objectives.iter().filter_map(|id| objective_option(notebook, *id)).collect());
    let careful = app.view(kinds, move |notebook, _| {
        journal::warned(&warnings(notebook, &fields.asked()), notebook)
    });
    let spoken_of = Signal::derive(move || journal::spoken_of(&typing::areas_spoken_of(&text.get())));
    let came_of = app.view(&[Kind::Loan, Kind::DiaryEntry], move |notebook, today| {
        came_of_options(notebook, fields, today)
    });
    // A note from the tray is there to be finished; a new one is to be quick.
    let unfolded = RwSignal::new(!matches!(observing, Observing::New(_)));
    // Something in it may be to be put right; once open, it stays so.
    whenever(move |_| {
        if !asking.slips.get().is_empty() {
            unfolded.set(true);
        }
    });
    let (title, back) = match observing {
        Observing::New(None) => ("New observation", Route::Today),
        Observing::New(Some(child)) => ("New observation", Route::ChildJournal(child)),
        Observing::Change(id) => ("Change an observation", Route::Observation(id)),
        Observing::FromLog(_) => ("From the reading log", Route::Journal),
        Observing::Answer(child, 0) => ("Starting point", Route::Progress(child)),
        Observing::Answer(child, _) => ("Something to look for", Route::Progress(child)),
        Observing::FromLoan(id) => ("New observation", Route::Loan(id)),
    };
    // Whoever is signed in; a second tap takes them out again.
    let everyone = Callback::new(move |()| {
        let day = parse_date(&fields.each().on.get_untracked()).unwrap_or(app.day());
        let here = app.look(|notebook| everyone_here(notebook, day, clock::now()));
        let here: Vec<String> = here.iter().map(ToString::to_string).collect();
        children.update(|chosen| {
            let all = here.iter().all(|child| chosen.contains(child));
            chosen.retain(|child| !here.contains(child));
            if !all {
                chosen.extend(here);
            }
        });
    });
    if observing == Observing::New(None) {
        request_animation_frame(|| announce::focus("textarea"));
    }
    view! {
        <PageHeader title=title.to_string() back=back.href()/>
        {match observing {
            Observing::Answer(_, months) => Some(view! {
                <Banner attention=false>
                    <div class="stack">
                        <p><strong>{journal::put_title(months)}</strong></p>
                        {journal::put_lines(months).into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                        {(months > 0).then(|| view! { <p class="quiet">"To notice a child who may need help, not to be ticked. If something worries you, talk to the family and to the health visitor."</p> })}
                    </div>
                </Banner>
            }),
            _ => None,
        }}
        <Form on_submit=Callback::new(move |()| save(true, false))>
            <Answer asking/>
            <TextArea label="What happened?" value=text error=error(Field::WhatHappened)/>
            <Show when=move || !phrases.get().is_empty()>
                <div class="actions" role="group" aria-label="Words you used before">
                    {live(move || phrases.get().into_iter().map(|phrase| {
                        let words = phrase.clone();
                        view! { <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| text.set(phrase.clone()))>{words}</Button> }
                    }).collect_view())}
                </div>
            </Show>
            <ChipGroup label="Who?" value=children options=to_choose children_of_the_book=true error=error(Field::SeenChildren) hint="Without a child it waits under “To finish”."/>
            <Show when=move || { to_choose.get().len() > 1 }>
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=everyone>"Everyone here"</Button></div>
            </Show>
            <Show when=move || !towards.get().is_empty()>
                <div class="stack" role="group" aria-label="Working towards">
                    <p class="field__label">"Working towards"</p>
                    <ul class="points">{live(move || towards.get().into_iter().map(|words| view! { <li><bdi>{words}</bdi></li> }).collect_view())}</ul>
                </div>
            </Show>
            <Show when=move || !careful.get().is_empty()>
                <Banner attention=true>{live(move || careful.get().into_iter().map(|words| view! { <p>{words}</p> }).collect_view())}</Banner>
            </Show>
            <Show when=move || !questions.get().is_empty()>
                <Banner attention=true>
                    <div class="stack">
                        <p role="alert" tabindex="-1">"Not saved yet. Is this right? "{live(move || questions.get())}</p>
                        <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| save(true, true))>"Keep it all the same"</Button></div>
                    </div>
                </Banner>
            </Show>
            {live(move || fields.own_lines(app, asking))}
            <Photos photos=all.photos children to_choose asking/>
            {(!on_the_card.is_empty()).then(|| view! { <ChipGroup label="From the book’s card" value=all.objectives options=on_the_card hint="What the book was chosen for. Choose what you saw."/> })}
            <details class="more" open=move || unfolded.get()>
                <summary>"Areas, day and more"</summary>
                <ChipGroup label="Areas of learning" value=all.areas options=area_options() hint=spoken_of/>
                {live(move || goal_and_objective_options(app, fields))}
                <ChipGroup label="How the child went about it" value=all.characteristics options=characteristic_options()/>
                <CheckField label="A wow moment" value=all.wow/>
                <SelectField label="What it came of" value=all.came_of options=came_of optional=true/>
                <div class="form__row">
                    <DateField label="Day" value=all.on max=app.day().to_string() error=error(Field::SeenOn)/>
                    <TextField label="Time" value=all.at error=error(Field::SeenAt) optional=true short=true/>
                </div>
                <RadioGroup label="Noticed" value=all.noticed segmented=true options=journal::where_options()/>
                <TextField label="Who noticed it, if not you" value=all.by error=error(Field::SeenBy) optional=true/>
            </details>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <Button kind=ButtonKind::Secondary busy=app.busy on_click=Callback::new(move |()| save(false, false))>"Finish it later"</Button>
                <ButtonLink href=back.href() kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}
