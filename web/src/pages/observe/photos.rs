//! The photos of an observation: taken or chosen, made small at once, with what is under them and who is in them.

use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::platform::{files, picture};
use crate::state::{View, use_app, whenever};
use crate::text;
use crate::ui::{Button, ButtonKind, ChipGroup, FieldGroup, FileField, Show, TextField};
use leptos::task::spawn_local;
use pebblebook::asked::Field;
use pebblebook::ids::PhotoId;
use pebblebook::journal::{MOST_PHOTOS, NewPicture, PictureAsked};

/// One photo: kept already, or new.
#[derive(Clone)]
struct Shot {
    kept: Option<PhotoId>,
    new: Option<NewPicture>,
    /// The address of a new one, to look at it.
    url: Option<String>,
    caption: RwSignal<String>,
    who: RwSignal<Vec<String>>,
}

/// All of them.
#[derive(Clone, Copy)]
pub struct Shots(RwSignal<Vec<Shot>>);

impl Shots {
    /// Those that are kept. New ones that were half-written before are not: their files are gone.
    pub fn new(start: &[PictureAsked]) -> Self {
        let shot = |asked: &PictureAsked| Shot {
            kept: asked.photo,
            new: None,
            url: None,
            caption: RwSignal::new(asked.caption.clone()),
            who: RwSignal::new(asked.who.iter().map(ToString::to_string).collect()),
        };
        let kept = start.iter().filter(|asked| asked.photo.is_some());
        Shots(RwSignal::new(kept.map(shot).collect()))
    }

    /// As the form has them.
    pub fn asked(self) -> Vec<PictureAsked> {
        let asked = |shot: Shot| PictureAsked {
            photo: shot.kept,
            caption: shot.caption.get(),
            who: shot.who.get().iter().filter_map(|child| child.parse().ok()).collect(),
        };
        self.0.get().into_iter().map(asked).collect()
    }

    /// The files of those that are new, in their order.
    pub fn new_files(self) -> Vec<NewPicture> {
        self.0.get_untracked().into_iter().filter_map(|shot| shot.new).collect()
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
                    let url = files::object_url(new.small.as_ref().unwrap_or(&new.whole), "image/jpeg");
                    let shot = Shot {
                        kept: None,
                        new: Some(new),
                        url,
                        caption: RwSignal::new(String::new()),
                        who: RwSignal::new(children.try_get_untracked().unwrap_or_default()),
                    };
                    let _ = shots.try_update(|shots| shots.push(shot));
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
        for shot in shots.get_untracked().into_iter().filter(|shot| shot.new.is_some()) {
            shot.who.update(|who| {
                who.retain(|child| now.contains(child) || !was.contains(child));
                who.extend(now.iter().filter(|child| !was.contains(child)).cloned());
            });
        }
    });
    let shown = move |(at, shot): (usize, Shot)| {
        let kept = app.photo_url(move || shot.kept);
        let (new, caption, who) = (shot.url, shot.caption, shot.who);
        view! {
            <FieldGroup title=format!("Photo {}", at + 1) error=asking.error_at(Field::Picture, Some(at))>
                {live(move || new.clone().or_else(|| kept.get()).map(|url| view! { <img class="picture-field__picture" src=url alt="The photo as it will be kept"/> }))}
                <TextField label="What is under it" value=caption error=asking.error_at(Field::Caption, Some(at)) optional=true/>
                <ChipGroup label="Who is in it?" value=who options=to_choose children_of_the_book=true/>
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| shots.update(|shots| _ = (at < shots.len()).then(|| shots.remove(at))))>"Remove this photo"</Button></div>
            </FieldGroup>
        }
    };
    view! {
        {live(move || shots.get().into_iter().enumerate().map(shown).collect_view())}
        <Show when=move || { shots.get().len() < MOST_PHOTOS }>
            {live(move || {
                let many = shots.get().len();
                let label = if many == 0 { "Photo" } else { "Another photo" };
                view! { <FileField label accept="image/jpeg,image/png,image/webp,image/*" on_file=choose error=both hint="Made small; where and how it was taken is left out. It is kept once you save, not with what is half-written." optional=true/> }
            })}
        </Show>
        <p role="status">{live(move || if working.get() { "Making it small…" } else { "" })}</p>
    }
}
