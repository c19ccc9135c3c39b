//! For how long things are kept: her rules, each with what is commonly advised, and the list of leavers to look through. Nothing here is
//! deleted by itself; what may go is erased on the child's own page.

use super::asking::{Answer, Asking};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{dates, keeping};
use crate::ui::{
    Button, ButtonKind, CheckField, ChildName, FieldGroup, Form, InputKind, PageHeader, Section, Show, Tag, TextArea, TextField,
};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::keeping::{KeepingAsked, Papers, RuleAsked, review};
use pebblebook::row::Kind;

/// What is held on a child who has left.
#[derive(Clone, PartialEq)]
struct Left {
    child: ChildId,
    on: String,
    due: bool,
    lines: Vec<String>,
}

/// For how long things are kept.
#[component]
pub fn Keeping() -> Node {
    let app = use_app();
    let kinds = &[
        Kind::Keeping,
        Kind::Child,
        Kind::Loan,
        Kind::Hold,
        Kind::Wish,
        Kind::ReadingLogEntry,
        Kind::Observation,
        Kind::DiaryEntry,
    ];
    let leavers = app.view(kinds, |notebook, today| {
        let left = |leaver: pebblebook::keeping::Leaver| Left {
            child: leaver.child,
            on: leaver.left.map(|day| format!("Last day {}", dates::plain(day))).unwrap_or_default(),
            due: leaver.holdings.iter().any(|holding| holding.is_due(today)),
            lines: leaver.holdings.iter().map(|holding| keeping::holding(holding, today)).collect(),
        };
        review(notebook, today).into_iter().map(left).collect::<Vec<_>>()
    });
    let summary = move || {
        let leavers = leavers.get();
        let due = leavers.iter().filter(|leaver| leaver.due).count();
        match (leavers.len(), due) {
            (0, _) => "No child has left yet.".to_owned(),
            (1, 0) => "One child has left. Everything is still to be kept.".to_owned(),
            (1, _) => "One child has left, and something of theirs may go.".to_owned(),
            (left, 0) => format!("{left} children have left. Everything is still to be kept."),
            (left, due) => format!("{left} children have left. Of {due} of them something may go."),
        }
    };
    view! {
        <PageHeader title="How long things are kept".to_string() subtitle="Nothing is ever deleted by itself. You look, and you decide.".to_string() back=Route::More.href()/>
        <Section title="Children who have left">
            <p>{live(summary)}</p>
            <ul class="list list--wide">
                {live(move || leavers.get().into_iter().map(|left| view! {
                    <li>
                        <a class="list-row" href=Route::ChildErase(left.child).href()>
                            <span class="list-row__text">
                                <ChildName child=left.child/>
                                <span class="list-row__subtitle">{left.on}</span>
                                {left.lines.into_iter().map(|line| view! { <span class="list-row__subtitle">{line}</span> }).collect_view()}
                                {left.due.then(|| view! { <span><Tag>"Something may go"</Tag></span> })}
                            </span>
                        </a>
                    </li>
                }).collect_view())}
            </ul>
        </Section>
        <Rules/>
    }
}

/// The fields of a rule.
#[derive(Clone, Copy)]
struct RuleFields {
    with_family: RwSignal<bool>,
    years: RwSignal<String>,
    months: RwSignal<String>,
    why: RwSignal<String>,
}

/// Her rules.
#[component]
fn Rules() -> Node {
    let app = use_app();
    let kept = app.view(&[Kind::Keeping], |notebook, _| KeepingAsked::of(&notebook.keeping()));
    let (asking, start) = Asking::drafted("keeping".to_owned(), kept.get_untracked());
    let fields = start.rules.map(|rule| RuleFields {
        with_family: RwSignal::new(rule.with_family),
        years: RwSignal::new(rule.years),
        months: RwSignal::new(rule.months),
        why: RwSignal::new(rule.why),
    });
    let asked = move || KeepingAsked {
        rules: fields.map(|rule| RuleAsked {
            with_family: rule.with_family.get(),
            years: rule.years.get(),
            months: rule.months.get(),
            why: rule.why.get(),
        }),
    };
    asking.keep(asked);
    asking.follow(kept, move |kept| {
        for (field, rule) in fields.into_iter().zip(kept.rules) {
            field.with_family.set(rule.with_family);
            field.years.set(rule.years);
            field.months.set(rule.months);
            field.why.set(rule.why);
        }
    });
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept.get_untracked())) {
            asking.run(Command::Keeping(asked), |_| ());
        }
    });
    let rule = move |(at, (papers, rule)): (usize, (Papers, RuleFields))| {
        let error = move |field| asking.error_at(field, Some(at));
        let years = if papers.by_age() { "Age in years" } else { "Years after leaving" };
        view! {
            <FieldGroup title=keeping::papers(papers) hint=keeping::advice(papers)>
                <CheckField label="Given to the family on leaving, then deleted" value=rule.with_family/>
                <Show when=move || !rule.with_family.get()>
                    <div class="form__row">
                        <TextField label=years value=rule.years kind=InputKind::Number short=true error=error(Field::KeptYears)/>
                        <TextField label="and months" value=rule.months kind=InputKind::Number short=true error=error(Field::KeptMonths)/>
                    </div>
                </Show>
                <TextArea label="Your own reason" value=rule.why error=error(Field::Reason) optional=true rows=2/>
            </FieldGroup>
        }
    };
    view! {
        <Section title="Your rules">
            <p class="hint">"No single law says how long, and the advice differs. These are common answers to begin with; ask your insurer and your council, and change what you need."</p>
            <Form on_submit=save>
                <Answer asking/>
                {Papers::ALL.into_iter().zip(fields).enumerate().map(rule).collect_view()}
                <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save the times"</Button></div>
            </Form>
        </Section>
    }
}
