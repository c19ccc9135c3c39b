//! The kit: buttons, fields, headings, lists, the shell. A screen is put together from these and looks after itself in both themes, with a
//! keyboard and on paper. Nothing here knows the setting, but for [`ChildName`], which keeps allergies beside a child's name wherever
//! the name stands. The styles are in `web/style`.

mod button;
mod child_name;
mod choice;
mod cover;
mod dialog;
mod field;
mod icon;
mod page;
mod print_sheet;
mod shell;
mod toast;

pub use button::{Button, ButtonKind, ButtonLink};
pub use child_name::{Avatar, ChildName};
pub use choice::{CheckField, FileField, RadioGroup, SelectField};
pub use cover::BookCover;
pub use dialog::Dialog;
pub use field::{DateField, ErrorSummary, SearchField, TextArea, TextField};
pub use icon::{Icon, IconName, PebbleMark};
pub use page::{Banner, EmptyState, PageHeader, Section, Tag};
pub use print_sheet::{Paper, PrintSheet};
pub use shell::{NavItem, Shell};
pub use toast::{Toast, ToastKind, Toasts};

use std::sync::atomic::{AtomicU32, Ordering};

/// A fresh id for an element, so that a label, a hint and an error can point at it.
fn fresh_id(what: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
