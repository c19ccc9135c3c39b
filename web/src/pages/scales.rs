//! In which words she judges: one of the scales that come with the app, or one of her own; and her bands of age.

use super::asking::{Answer, Asking};
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::{use_app, whenever};
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckField, FieldGroup, Form, InputKind, PageHeader, RadioGroup, Show, TextArea, TextField,
};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::journal::{BandAsked, JournalCommand, Scale, ScalesAsked, shipped_scales};
use pebblebook::row::Kind;

/// What a form calls a scale that is not there yet.
const NEW: &str = "new";

/// The fields of a band.
#[derive(Clone, Copy)]
struct BandFields {
    name: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

fn band(asked: BandAsked) -> BandFields {
    let [name, from, to] = [asked.name, asked.from, asked.to].map(RwSignal::new);
    BandFields { name, from, to }
}

/// A scale to choose: its name and its levels, the furthest last.
fn option(scale: &Scale) -> (String, String) {
    let levels: Vec<&str> = scale.levels.iter().map(|level| level.as_str()).collect();
    (scale.id.to_string(), format!("{}: {}", scale.name, levels.join(" · ")))
}

/// How she judges.
#[component]
pub fn ScalesPage() -> Node {
    let app = use_app();
    let kept = app.view(&[Kind::Scales], |notebook, _| ScalesAsked::of(&notebook.scales()));
    let (asking, start) = Asking::drafted("scales".to_owned(), kept.get_untracked());
    let scales = app.view(&[Kind::Scales], |notebook, _| {
        let of_hers = |scale: &Scale| {
            let (key, words) = option(scale);
            let within = if scale.within_bands { ", within a band of age" } else { "" };
            (key, format!("{words}{within}"))
        };
        // The shipped one that is read within a band says so by its name.
        let mut options: Vec<_> = shipped_scales().map(|scale| option(&scale)).collect();
        options.extend(notebook.scales().own.iter().map(of_hers));
        options.push((NEW.to_owned(), "A new one in your own words".to_owned()));
        options
    });
    let chosen_in = |asked: &ScalesAsked| asked.chosen.map_or_else(|| NEW.to_owned(), |id| id.to_string());
    let chosen = RwSignal::new(chosen_in(&start));
    let [name, levels] = [start.name, start.levels].map(RwSignal::new);
    let within = RwSignal::new(start.within_bands);
    let bands = RwSignal::new(start.bands.into_iter().map(band).collect::<Vec<_>>());
    let asked = move || ScalesAsked {
        chosen: chosen.get().parse().ok(),
        name: name.get(),
        levels: levels.get(),
        within_bands: within.get(),
        bands: bands
            .get()
            .into_iter()
            .map(|band| BandAsked {
                name: band.name.get(),
                from: band.from.get(),
                to: band.to.get(),
            })
            .collect(),
    };
    asking.keep(asked);
    asking.follow(kept, move |kept| {
        asking.forget_slips();
        chosen.set(chosen_in(&kept));
        bands.set(kept.bands.into_iter().map(band).collect());
    });
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept.get_untracked())) {
            let command = JournalCommand::SaveScales(asked);
            asking.run(Command::Journal(command), |_| go_instead(Route::Settings));
        }
    });
    let error = move |field: Field| asking.error(field);
    let one = move |(at, band): (usize, BandFields)| {
        let error = move |field: Field| asking.error_at(field, Some(at));
        let take_out = Callback::new(move |()| {
            asking.forget_slips();
            bands.update(|bands| _ = bands.remove(at));
        });
        view! {
            <FieldGroup title=format!("Band {}", at + 1) error=error(Field::BandMonths)>
                <div class="stack">
                    <TextField label="Name" value=band.name error=error(Field::BandName)/>
                    <div class="form__row">
                        <TextField label="From month" value=band.from kind=InputKind::Number short=true optional=true/>
                        <TextField label="To month" value=band.to kind=InputKind::Number short=true optional=true/>
                    </div>
                    <div class="actions"><Button kind=ButtonKind::Quiet label=format!("Take out band {}", at + 1) on_click=take_out>"Take out"</Button></div>
                </div>
            </FieldGroup>
        }
    };
    // Something in it may be to be put right; once open, it stays so.
    let unfolded = RwSignal::new(false);
    whenever(move |_| {
        if !asking.slips.get().is_empty() {
            unfolded.set(true);
        }
    });
    view! {
        <PageHeader title="How you judge".to_string() subtitle="In which words you say where a child stands. It is always you who says so.".to_string() back=Route::Settings.href()/>
        <p class="hint">"What was judged before keeps the words it was judged in, also when you change to another scale."</p>
        <Form on_submit=save>
            <Answer asking/>
            <RadioGroup label="The scale you use" value=chosen options=scales hint="The furthest level stands last."/>
            <Show when=move || chosen.get() == NEW>
                <FieldGroup title="A new scale">
                    <div class="stack">
                        <TextField label="Name of the scale" value=name error=error(Field::ScaleName)/>
                        <TextArea label="Levels" value=levels error=error(Field::ScaleLevels) hint="One a line, the furthest last. From two to ten."/>
                        <CheckField label="A level is meant within a band of age" value=within/>
                    </div>
                </FieldGroup>
            </Show>
            <details class="more" open=unfolded>
                <summary>{live(move || format!("Bands of age: {}", bands.get().len()))}</summary>
                <p class="hint">"For scales that are read within a band. Months may be left blank. No band is ever worked out from a child’s age."</p>
                {live(move || bands.get().into_iter().enumerate().map(one).collect_view())}
                <div class="actions">
                    <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| bands.update(|bands| bands.push(band(BandAsked::default()))))>"Add a band"</Button>
                </div>
            </details>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <ButtonLink href=Route::Settings.href() kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}
