//! The kit: what every screen is built from. Each part is small, says what it is in its name, and knows nothing of where its
//! words come from; only `child` looks names up, so that no screen can show a child without allergies and needs beside the name.
//! Every look is in `web/style/`, by the class names used here.

mod book_cover;
mod button;
mod child;
mod choice;
mod dialog;
mod field;
mod file_field;
mod form;
mod icon;
mod list;
mod mark;
mod notice;
mod page;
mod sheet;
mod shell;
mod show;
mod tag;
mod toast;

pub use book_cover::BookCover;
pub use button::{Button, ButtonKind, ButtonLink};
pub use child::{AllergyBadge, Avatar, AvatarNow, ChildName, colour_name};
pub use choice::{CheckField, ChipGroup, RadioGroup, SelectField};
pub use dialog::ConfirmDialog;
pub use field::{DateField, InputKind, SearchField, TextArea, TextField};
pub use file_field::FileField;
pub use form::{ErrorSummary, FieldGroup, Form};
pub use icon::{Icon, IconName};
pub use list::{Definition, DefinitionList};
pub use mark::PebbleDrawing;
pub use notice::{Banner, EmptyState};
pub use page::{PageHeader, Section};
pub use sheet::{Paper, PrintSheet, RuledLines, SheetFoot, SheetHead, SheetPart};
pub use shell::{NavItem, Shell};
pub use show::Show;
pub use tag::Tag;
pub use toast::{Toast, ToastKind, Toasts};

use std::sync::atomic::{AtomicU32, Ordering};

/// An id of the page that nothing else has, for a label and its field to know each other by.
fn fresh_id(what: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
