//! A form for a book: the title is all that must be; numbers are given to copies that have none.

use super::asking::{Answer, Asking};
use super::picture_field::{PictureField, picture_signal};
use crate::dom::prelude::*;
use crate::platform::barcode;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text;
use crate::ui::{Button, ButtonKind, ButtonLink, Form, IconName, InputKind, PageHeader, Section, SelectField, Show, TextField};
use leptos::task::spawn_local;
use pebblebook::asked::Field;
use pebblebook::change::Deed;
use pebblebook::command::Command;
use pebblebook::ids::{CopyId, ItemId};
use pebblebook::lending::{BookAsked, Condition, CopyAsked, LendingCommand};

/// A copy's fields.
#[derive(Clone, Copy)]
struct CopyFields {
    id: Option<CopyId>,
    number: RwSignal<String>,
    condition: RwSignal<String>,
}

impl CopyFields {
    fn new(asked: CopyAsked) -> Self {
        CopyFields {
            id: asked.id,
            number: RwSignal::new(asked.number),
            condition: RwSignal::new(text::condition(asked.condition).to_owned()),
        }
    }
    fn asked(self) -> CopyAsked {
        let condition = Condition::ALL
            .into_iter()
            .find(|one| text::condition(*one) == self.condition.get())
            .unwrap_or_default();
        CopyAsked {
            id: self.id,
            number: self.number.get(),
            condition,
        }
    }
}

/// A form for a book.
#[component]
pub fn BookForm(
    /// Which; none for a new one.
    id: Option<ItemId>,
) -> Node {
    let app = use_app();
    let screen = id.map_or_else(|| "book/new".to_owned(), |id| format!("book/{id}"));
    let kept = match id {
        None => Some(BookAsked::blank()),
        Some(id) => app.look(|notebook| notebook.book(id).map(BookAsked::of)),
    };
    let Some(kept) = kept else {
        return view! {
            <PageHeader title="Not here any more".to_string() back=Route::Library.href()/>
            <p>"This book is no longer in the library."</p>
        };
    };
    let (asking, start) = Asking::drafted(screen, kept);
    let [title, author, illustrator, isbn, themes, youngest, oldest, where_kept] = [
        start.title,
        start.author,
        start.illustrator,
        start.isbn,
        start.themes,
        start.youngest,
        start.oldest,
        start.kept,
    ]
    .map(RwSignal::new);
    let copies = RwSignal::new(start.copies.into_iter().map(CopyFields::new).collect::<Vec<_>>());
    let cover = app.look(|notebook| id.and_then(|id| notebook.book(id)).and_then(|book| book.cover));
    let picture = picture_signal();
    let asked = move || BookAsked {
        title: title.get(),
        author: author.get(),
        illustrator: illustrator.get(),
        isbn: isbn.get(),
        themes: themes.get(),
        youngest: youngest.get(),
        oldest: oldest.get(),
        kept: where_kept.get(),
        copies: copies.get().into_iter().map(CopyFields::asked).collect(),
    };
    asking.keep(asked);
    let save = Callback::new(move |()| {
        let now = app.look(|notebook| id.and_then(|id| notebook.book(id)).map(BookAsked::of));
        let Some(asked) = asking.onto(untrack(asked), now.as_ref()) else {
            return;
        };
        let command = LendingCommand::SaveBook(id, asked, picture.get_untracked());
        asking.run(Command::Lending(command), |deed| {
            if let Deed::BookSaved { item, .. } = deed {
                go_instead(Route::Book(item));
            }
        });
    });
    let error = move |field: Field| asking.error(field);
    let error_at = move |field: Field, at: usize| asking.error_at(field, Some(at));
    let conditions: Vec<_> = Condition::ALL
        .iter()
        .map(|one| (text::condition(*one).to_owned(), text::condition(*one).to_owned()))
        .collect();
    let back = id.map_or(Route::Library, Route::Book).href();
    let heading = if id.is_some() { "Change a book" } else { "Add a book" };
    view! {
        <PageHeader title=heading.to_string() back=back.clone()/>
        <Form on_submit=save>
            <Answer asking/>
            <TextField label="Title" value=title error=error(Field::Title)/>
            <div class="form__row">
                <TextField label="Author" value=author error=error(Field::Author) optional=true/>
                <TextField label="Illustrator" value=illustrator error=error(Field::Illustrator) optional=true/>
            </div>
            <TextField label="ISBN" value=isbn kind=InputKind::Number error=error(Field::Isbn) hint="The number under the barcode, if the book has one." optional=true/>
            {barcode::can_scan().then(|| view! { <Scan isbn/> })}
            <TextField label="Themes" value=themes error=error(Field::Themes) hint="With commas between: animals, bedtime" optional=true/>
            <div class="form__row">
                <TextField label="Suggested from age" value=youngest kind=InputKind::Number error=error(Field::YoungestAge) optional=true/>
                <TextField label="Suggested to age" value=oldest kind=InputKind::Number error=error(Field::OldestAge) optional=true/>
            </div>
            <TextField label="Where it is kept" value=where_kept error=error(Field::WhereKept) optional=true/>
            <PictureField label="Cover" kept=cover change=picture error=error(Field::Picture)/>
            <Section title="Copies">
                <p class="hint">"Each copy has the number on its sticker. Leave it blank for the next free one."</p>
                {live(move || copies.get().into_iter().enumerate().map(|(at, copy)| view! {
                    <div class="aside" role="group" aria-label=format!("Copy {}", at + 1)>
                        <div class="form__row">
                            <TextField label="Number on the sticker" value=copy.number error=error_at(Field::StickerNumber, at)/>
                            <SelectField label="Condition" value=copy.condition options=conditions.clone()/>
                        </div>
                        {(copies.get().len() > 1).then(|| view! {
                            <Button kind=ButtonKind::Quiet label=format!("Take out copy {}", at + 1) on_click=Callback::new(move |()| { asking.forget_slips(); copies.update(|copies| _ = copies.remove(at)); })>"Take out"</Button>
                        })}
                    </div>
                }).collect_view())}
                <div class="actions">
                    <Button kind=ButtonKind::Secondary icon=IconName::Add
                        on_click=Callback::new(move |()| copies.update(|copies| copies.push(CopyFields::new(CopyAsked { id: None, number: String::new(), condition: Condition::Good }))))>
                        "Add a copy"
                    </Button>
                </div>
            </Section>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <ButtonLink href=back kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}

/// Reads the barcode with the camera, where the browser can.
#[component]
fn Scan(isbn: RwSignal<String>) -> Node {
    let said = RwSignal::new(String::new());
    let looking = RwSignal::new(false);
    let video = NodeRef::<leptos::html::Video>::new();
    let scan = Callback::new(move |()| {
        looking.set(true);
        said.set("Hold the barcode before the camera.".to_owned());
        request_animation_frame(move || {
            let Some(element) = video.get_untracked() else { return };
            spawn_local(async move {
                let read = barcode::read(&element, move || looking.try_get_untracked() == Some(true)).await;
                let _ = looking.try_set(false);
                let words = match read {
                    Ok(Some(number)) => {
                        let _ = isbn.try_set(number);
                        String::new()
                    }
                    Ok(None) => "No barcode was read. You can type the number.".to_owned(),
                    Err(()) => "The camera cannot be used here. You can type the number.".to_owned(),
                };
                let _ = said.try_set(words);
            });
        });
    });
    view! {
        <div class="actions">
            <Button kind=ButtonKind::Secondary icon=IconName::Camera on_click=scan>"Read the barcode with the camera"</Button>
            <Show when=move || looking.get()><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| looking.set(false))>"Stop the camera"</Button></Show>
        </div>
        <video class="scan" node_ref=video playsinline=true muted=true hidden=move || !looking.get()></video>
        <p role="status">{said}</p>
    }
}
