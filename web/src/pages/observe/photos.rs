//! The photos of an observation: taken or chosen, made small at once, with what is under them and who is in them.

use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::platform::{files, picture};
use crate::route::Route;
use crate::state::{App, View, use_app, whenever};
use crate::text::{self, journal};
use crate::ui::{Banner, Button, ButtonKind, ChipGroup, FieldGroup, FileField, Show, TextField};
use leptos::task::spawn_local;
use pebblebook::asked::Field;
use pebblebook::ids::{ChildId, PhotoId};
use pebblebook::journal::{MOST_PHOTOS, NewPicture, NoConsent, PictureAsked, not_agreed};
use pebblebook::row::Kind;

/// One photo: kept already, or new.
#[derive(Clone)]
struct Shot {
    kept: Option<PhotoId>,
    /// A new one, with what it is kept under while the form is half-written.
    new: Option<(String, NewPicture)>,
    /// The address of a new one, to look at it.
    url: Option<String>,
    caption: RwSignal<String>,
    who: RwSignal<Vec<String>>,
    /// Whether nobody has looked yet who is in it: then whoever is chosen for the observation is.
    follows: bool,
}

/// All of them.
#[derive(Clone, Copy)]
pub struct Shots(RwSignal<Vec<Shot>>);

impl Shots {
    /// Those of the form, and the new ones that were half-written before.
    pub fn new(start: &[PictureAsked], half_written: Vec<(String, NewPicture)>, of_nobody: bool) -> Self {
        let mut new = half_written.into_iter();
        let shot = |asked: &PictureAsked| {
            let new = if asked.photo.is_none() { Some(new.next()?) } else { None };
            let mut shot = Shot::new(asked, new);
            // A note from the tray had no child when its photo was kept.
            shot.follows |= of_nobody;
            Some(shot)
        };
        let mut shots: Vec<Shot> = start.iter().filter_map(shot).collect();
        // The words may have been lost when the photo was kept already.
        shots.extend(new.map(|new| Shot::new(&PictureAsked::default(), Some(new))));
        Shots(RwSignal::new(shots))
    }

    /// As the form has them.
    pub fn asked(self) -> Vec<PictureAsked> {
        let asked = |shot: Shot| PictureAsked {
            photo: shot.kept,
            caption: shot.caption.get(),
            who: children_of(&shot.who.get()),
        };
        self.0.get().into_iter().map(asked).collect()
    }

    /// The files of those that are new, in their order.
    pub fn new_files(self) -> Vec<NewPicture> {
        let new = |shot: Shot| shot.new.map(|(_, new)| new);
        self.0.get_untracked().into_iter().filter_map(new).collect()
    }
}

impl Shot {
    fn new(asked: &PictureAsked, new: Option<(String, NewPicture)>) -> Self {
        let small = |(_, new): &(String, NewPicture)| files::object_url(new.small.as_ref().unwrap_or(&new.whole), "image/jpeg");
        Shot {
            kept: asked.photo,
            follows: new.is_some(),
            url: new.as_ref().and_then(small),
            new,
            caption: RwSignal::new(asked.caption.clone()),
            who: RwSignal::new(asked.who.iter().map(ToString::to_string).collect()),
        }
    }
}

/// The children of a group of chips.
fn children_of(chosen: &[String]) -> Vec<ChildId> {
    chosen.iter().filter_map(|child| child.parse().ok()).collect()
}

/// Who has not agreed to a photo, said where the photo is: it is not kept so, and one that is kept is shown no more.
fn against(app: App, refused: &[NoConsent], is_new: bool) -> Node {
    let line = |refused: &NoConsent| {
        let words = app.look(|notebook| journal::has_not_agreed(refused, notebook));
        view! { <p><bdi>{words}</bdi>" "<a href=Route::Consents(refused.child).href()>"Consents"</a></p> }
    };
    view! {
        <Banner attention=true>
            <p><b>{if is_new { "This photo cannot be kept so." } else { "This photo is kept back." }}</b></p>
            {refused.iter().map(line).collect_view()}
            {is_new.then(|| view! { <p>"Write down what the family has agreed to, and come back: what you have here waits. Or remove the photo."</p> })}
        </Banner>
    }
}

/// The photos of an observation.
#[component]
pub fn Photos(
    /// The photos.
    photos: Shots,
    /// The children who are chosen: they are taken to be in a new photo, until she says otherwise.
    children: RwSignal<Vec<String>>,
    /// Who can be in a photo.
    to_choose: View<Vec<(String, String)>>,
    /// The form they are in.
    asking: Asking,
) -> Node {
    let app = use_app();
    let Shots(shots) = photos;
    let refused = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    on_cleanup(move || {
        let urls = shots.try_get_untracked().into_iter().flatten().filter_map(|shot| shot.url);
        urls.for_each(|url| files::forget_url(&url));
    });
    let choose = Callback::new(move |file: web_sys::File| {
        refused.set(None);
        working.set(true);
        spawn_local(async move {
            match picture::for_the_journal(&file).await {
                Ok(new) => {
                    let asked = PictureAsked {
                        who: children_of(&children.try_get_untracked().unwrap_or_default()),
                        ..PictureAsked::default()
                    };
                    let key = asking.keep_photo(&new);
                    let _ = shots.try_update(|shots| shots.push(Shot::new(&asked, Some((key, new)))));
                }
                Err(error) => _ = refused.try_set(Some(text::picture_error(error))),
            }
            let _ = working.try_set(false);
        });
    });
    let error = asking.error(Field::Picture);
    let both = Signal::derive(move || refused.get().or_else(|| error.get()));
    let before = StoredValue::new(children.get_untracked());
    whenever(move |_| {
        let now = children.get();
        let was = before
            .try_update_value(|before| std::mem::replace(before, now.clone()))
            .unwrap_or_default();
        for shot in shots.get_untracked().into_iter().filter(|shot| shot.follows) {
            shot.who.update(|who| {
                who.retain(|child| now.contains(child) || !was.contains(child));
                who.extend(now.iter().filter(|child| !was.contains(child)).cloned());
            });
        }
    });
    let shown = move |(at, shot): (usize, Shot)| {
        let is_new = shot.new.is_some();
        let kept = app.photo_url(move || shot.kept);
        let (new, caption, who) = (shot.url, shot.caption, shot.who);
        let refused = app.view(&[Kind::Consents, Kind::Child], move |notebook, today| {
            let own = children_of(&children.get());
            not_agreed(notebook, &children_of(&who.get()), today, &|child| own.contains(&child))
        });
        let remove = Callback::new(move |()| {
            let gone = shots.try_update(|shots| (at < shots.len()).then(|| shots.remove(at)));
            if let Some((key, _)) = gone.flatten().and_then(|shot| shot.new) {
                app.forget_draft(&key);
            }
        });
        let url = Signal::derive(move || new.clone().or_else(|| kept.get()).filter(|_| is_new || refused.get().is_empty()));
        view! {
            <FieldGroup title=format!("Photo {}", at + 1) error=asking.error_at(Field::Picture, Some(at))>
                <div class="stack">
                    {live(move || url.get().map(|url| view! { <img class="picture-field__picture" src=url alt="The photo as it will be kept"/> }))}
                    {live(move || refused.with(|refused| (!refused.is_empty()).then(|| against(app, refused, is_new))))}
                    <TextField label="Caption" value=caption error=asking.error_at(Field::Caption, Some(at)) optional=true/>
                    <ChipGroup label="Who is in it?" value=who options=to_choose children_of_the_book=true/>
                    <div class="actions"><Button kind=ButtonKind::Quiet on_click=remove>"Remove this photo"</Button></div>
                </div>
            </FieldGroup>
        }
    };
    view! {
        {live(move || shots.get().into_iter().enumerate().map(shown).collect_view())}
        <Show when=move || { shots.get().len() < MOST_PHOTOS }>
            {live(move || {
                let many = shots.get().len();
                let label = if many == 0 { "Photo" } else { "Another photo" };
                view! { <FileField label accept="image/jpeg,image/png,image/webp,image/*" on_file=choose error=both hint="Made small; where and how it was taken is left out." optional=true/> }
            })}
        </Show>
        <p role="status">{live(move || if working.get() { "Making it small…" } else { "" })}</p>
    }
}
