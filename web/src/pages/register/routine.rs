//! When a child comes: its week, from a day on; and days that are to be otherwise.

use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::pages::observation::gone;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::ui::{Button, ButtonKind, CheckField, ChildName, DateField, FieldGroup, Form, PageHeader, Section, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::diary::DiaryCommand;
use pebblebook::ids::ChildId;
use pebblebook::register::{HoursAsked, PatternAsked, PlanAsked, RoutineAsked};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// From when to when.
type Hours = [RwSignal<String>; 2];

/// A week, and a plan, as signals.
type Week = (RwSignal<String>, [Hours; 7]);
type Plan = ([RwSignal<String>; 3], Hours);

fn hours(asked: &HoursAsked) -> Hours {
    [asked.from.clone(), asked.to.clone()].map(RwSignal::new)
}

fn hours_asked([from, to]: &Hours) -> HoursAsked {
    HoursAsked {
        from: from.get(),
        to: to.get(),
    }
}

fn week(asked: &PatternAsked) -> Week {
    (RwSignal::new(asked.from.clone()), asked.days.each_ref().map(hours))
}

fn plan(asked: &PlanAsked) -> Plan {
    (
        [asked.from.clone(), asked.to.clone(), asked.why.clone()].map(RwSignal::new),
        hours(&asked.hours),
    )
}

/// When a child comes.
#[component]
pub fn RoutinePage(
    /// Who.
    id: ChildId,
) -> Node {
    let app = use_app();
    if app.look(|notebook| notebook.child(id).is_none()) {
        return gone();
    }
    let kept = move || app.look(|notebook| RoutineAsked::of(notebook.routine(id)));
    let (asking, start) = Asking::drafted(format!("routine/{id}"), kept());
    let keeps_book = RwSignal::new(start.keeps_book);
    let mut first: Vec<Week> = start.weeks.iter().map(week).collect();
    if first.is_empty() {
        first.push(week(&PatternAsked::default()));
    }
    let weeks = RwSignal::new(first);
    let plans = RwSignal::new(start.plans.iter().map(plan).collect::<Vec<Plan>>());
    let asked = move || {
        let weeks = weeks.get().into_iter().map(|(from, days)| PatternAsked {
            from: from.get(),
            days: days.each_ref().map(hours_asked),
        });
        let plans = plans.get().into_iter().map(|([from, to, why], hours)| PlanAsked {
            from: from.get(),
            to: to.get(),
            hours: hours_asked(&hours),
            why: why.get(),
        });
        // A week in which nothing was written is none.
        let some = |week: &PatternAsked| !week.from.is_empty() || week.days.iter().any(|day| *day != HoursAsked::default());
        RoutineAsked {
            keeps_book: keeps_book.get(),
            weeks: weeks.filter(some).collect(),
            plans: plans.collect(),
        }
    };
    asking.keep(asked);
    let back = Route::Child(id);
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept())) {
            asking.run(Command::Diary(DiaryCommand::SaveRoutine(id, asked)), move |_| go_instead(back));
        }
    });
    let time = move |label: String, value, field, at| view! { <TextField label value error=asking.error_at(field, Some(at)) short=true optional=true/> };
    let one_week = move |(at, (from, days)): (usize, Week)| {
        let day = |(of_week, [from, to]): (usize, Hours)| {
            let name = DAYS.get(of_week).copied().unwrap_or_default();
            let at = at * DAYS.len() + of_week;
            view! {
                <div class="form__row form__row--pair">
                    {time(format!("{name} from"), from, Field::Arrives, at)}
                    {time(format!("{name} to"), to, Field::Departs, at)}
                </div>
            }
        };
        view! {
            <FieldGroup title=if at == 0 { "The week".to_owned() } else { format!("Week {}", at + 1) }>
                <DateField label="From which day on" hint="Blank for the first day." value=from error=asking.error_at(Field::WeekFrom, Some(at)) optional=true/>
                {days.into_iter().enumerate().map(day).collect_view()}
            </FieldGroup>
        }
    };
    let one_plan = move |(at, ([from, to, why], hours)): (usize, Plan)| {
        let [arrives, leaves] = hours;
        let remove = Callback::new(move |()| {
            asking.forget_slips();
            plans.update(|plans| _ = (at < plans.len()).then(|| plans.remove(at)));
        });
        view! {
            <FieldGroup title=format!("Otherwise, {}", at + 1)>
                <div class="form__row">
                    <DateField label="First day" value=from error=asking.error_at(Field::PlanFrom, Some(at))/>
                    <DateField label="Last day" value=to error=asking.error_at(Field::PlanTo, Some(at)) optional=true/>
                    {time("From".to_owned(), arrives, Field::Arrives, at)}
                    {time("To".to_owned(), leaves, Field::Departs, at)}
                </div>
                <TextField label="What for" hint="No times: the child stays away." value=why error=asking.error_at(Field::Reason, Some(at)) optional=true/>
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=remove>"Remove it"</Button></div>
            </FieldGroup>
        }
    };
    view! {
        <PageHeader title="When it comes".to_string() back=back.href()/>
        <p class="who"><ChildName child=id/></p>
        <Form on_submit=save>
            <Answer asking/>
            {live(move || weeks.get().into_iter().enumerate().map(one_week).collect_view())}
            <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| weeks.update(|weeks| weeks.push(week(&PatternAsked::default()))))>"Another week, from a day on"</Button></div>
            <Section title="Days that are otherwise">
                <p class="hint">"A holiday, an extra day, other hours."</p>
                {live(move || plans.get().into_iter().enumerate().map(one_plan).collect_view())}
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| plans.update(|plans| plans.push(plan(&PlanAsked::default()))))>"Add one"</Button></div>
            </Section>
            <CheckField label="Keeps a communication book after the age at which it ends" value=keeps_book/>
            <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button></div>
        </Form>
    }
}
