//! What a family has agreed to for its child's pictures: ten questions, each with its answer, who gave it, when, and when to ask again. What
//! nobody has answered is no.

use super::asking::{Answer as Said, Asking};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::journal;
use crate::ui::{Button, ButtonKind, ChildName, DateField, FieldGroup, Form, InputKind, PageHeader, SelectField, Show, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::people::{ConsentAsked, ConsentsAsked, PeopleCommand, Purpose};
use pebblebook::row::Kind;

/// One question, as signals: the answer by its place among [`journal::answers`], by whom, when, and when to ask again.
type Question = [RwSignal<String>; 4];

fn question(asked: &ConsentAsked) -> Question {
    [
        journal::answer_key(asked.answer).to_owned(),
        asked.by.clone(),
        asked.on.clone(),
        asked.review.clone(),
    ]
    .map(RwSignal::new)
}

fn fill([answer, by, on, review]: Question, asked: ConsentAsked) {
    answer.set(journal::answer_key(asked.answer).to_owned());
    by.set(asked.by);
    on.set(asked.on);
    review.set(asked.review);
}

/// What a family has agreed to.
#[component]
pub fn ConsentsPage(
    /// For which child.
    id: ChildId,
) -> Node {
    let app = use_app();
    let kept = app.view(&[Kind::Consents], move |notebook, today| ConsentsAsked::of(notebook, id, today));
    let (asking, start) = Asking::drafted(format!("consents/{id}"), kept.get_untracked());
    let questions = StoredValue::new(start.answers.iter().map(question).collect::<Vec<_>>());
    let asked = move || ConsentsAsked {
        answers: questions.with_value(|all| {
            let read = |[answer, by, on, review]: &Question| ConsentAsked {
                answer: journal::answer_of(&answer.get()),
                by: by.get(),
                on: on.get(),
                review: review.get(),
            };
            all.iter().map(read).collect()
        }),
    };
    asking.keep(asked);
    asking.follow(kept, move |kept| {
        questions.with_value(|all| all.iter().copied().zip(kept.answers).for_each(|(one, asked)| fill(one, asked)))
    });
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept.get_untracked())) {
            asking.run(Command::People(PeopleCommand::SaveConsents(id, asked)), |_| ());
        }
    });
    // One visit, one parent: who answered the question before most likely answers this one, today.
    let last = RwSignal::new(String::new());
    let today = app.day().to_string();
    let one = move |(at, (purpose, [answer, by, on, review])): (usize, (Purpose, Question))| {
        let error = move |field| asking.error_at(field, Some(at));
        let today = today.clone();
        let kept_answer = StoredValue::new(answer.get_untracked());
        crate::state::whenever(move |first| {
            let answered = !answer.get().is_empty();
            if first || !answered {
                return;
            }
            if untrack(move || by.get()).is_empty() {
                by.set(last.get_untracked());
            }
            // Another answer is given today, and is to be asked again on another day.
            if untrack(move || answer.get() != kept_answer.get_value()) {
                on.set(today.clone());
                review.set(String::new());
            }
        });
        crate::state::whenever(move |first| {
            let by = by.get();
            if !first && !by.is_empty() {
                last.set(by);
            }
        });
        view! {
            <FieldGroup title=journal::purpose_title(purpose).to_owned()>
                <SelectField label="Answer" value=answer options=journal::answers()/>
                <Show when=move || !answer.get().is_empty()>
                    <div class="stack">
                    <TextField label="Who answered" kind=InputKind::Name value=by error=error(Field::ConsentBy)/>
                    <div class="form__row">
                        <DateField label="On" value=on error=error(Field::ConsentOn)/>
                        <DateField label="Ask again by" value=review error=error(Field::ConsentReview) optional=true/>
                    </div>
                    </div>
                </Show>
            </FieldGroup>
        }
    };
    view! {
        <PageHeader title="Consents for pictures".to_string() back=Route::Child(id).href()/>
        <p class="who"><ChildName child=id/></p>
        <p class="hint">"What nobody has answered counts as no. Earlier answers are kept."</p>
        <Form on_submit=save>
            <Said asking/>
            {Purpose::ALL.into_iter().zip(questions.get_value()).enumerate().map(one).collect_view()}
            <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button></div>
        </Form>
    }
}
