//! Icons of our own: one stroke weight, drawn on a 24-unit square. They never stand alone for a meaning; words are beside them.

use leptos::prelude::*;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum IconName {
    Today,
    Children,
    Library,
    More,
    Book,
    Lend,
    Return,
    Add,
    Search,
    Back,
    Close,
    Undo,
    Warning,
    Print,
    Share,
    Camera,
    Calendar,
    Backup,
    Settings,
    Help,
    Check,
    Edit,
    Delete,
    Star,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            IconName::Today => "M12 4v2M12 18v2M4 12h2M18 12h2M6.5 6.5l1.4 1.4M16.1 16.1l1.4 1.4M6.5 17.5l1.4-1.4M16.1 7.9l1.4-1.4M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
            IconName::Children => "M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM16.5 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM3 19c0-3 2.400-5 5.500-5s5.500 2 5.500 5M14.500 15.300c.600-.200 1.300-.300 2-.300 2.500 0 4.500 1.600 4.500 4",
            IconName::Library => "M5 4.500h3.500v15H5zM8.500 4.500H12v15H8.500zM13.500 5.500l3.300-.900 3.700 14-3.300.900z",
            IconName::More => "M5.500 12h.01M12 12h.01M18.500 12h.01",
            IconName::Book => "M12 6.500C10 5 7.500 4.500 4 4.500v13c3.500 0 6 .500 8 2 2-1.500 4.500-2 8-2v-13c-3.500 0-6 .500-8 2zM12 6.500v13",
            IconName::Lend => "M4 12h13M12.500 7l5 5-5 5M20.500 5v14",
            IconName::Return => "M20 12H7M11.500 7l-5 5 5 5M3.500 5v14",
            IconName::Add => "M12 5v14M5 12h14",
            IconName::Search => "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L20 20",
            IconName::Back => "M14.500 5.500L8 12l6.500 6.500",
            IconName::Close => "M6 6l12 12M18 6L6 18",
            IconName::Undo => "M8 5L4 9l4 4M4 9h9.500a5.500 5.500 0 0 1 0 11H9",
            IconName::Warning => "M12 4.500L3.500 19h17L12 4.500zM12 10v4M12 16.500v.01",
            IconName::Print => "M7 9V4h10v5M7 17H4.500V9h15v8H17M7 14h10v6H7z",
            IconName::Share => "M12 15V4M8 7.500L12 4l4 3.500M6 11.500H5v8.500h14v-8.500h-1",
            IconName::Camera => "M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z",
            IconName::Calendar => "M4.500 6h15v14h-15zM4.500 10h15M8.500 3.500V7M15.500 3.500V7",
            IconName::Backup => "M5 4.500h11l3.500 3.500v11.500H5zM8.500 4.500v5h6v-5M8.500 19.500v-6h7v6",
            IconName::Settings => "M4 7.500h9M17 7.500h3M4 16.500h3M11 16.500h9M15 10a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM9 19a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
            IconName::Help => "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.700.400-1 .900-1 1.700M12 16.500v.01",
            IconName::Check => "M5 12.500l4.500 4.500L19 7.500",
            IconName::Edit => "M5 19l.800-3.800L16 5l3 3L8.800 18.200z",
            IconName::Delete => "M5 7h14M9.500 7V4.500h5V7M7 7l1 13h8l1-13",
            IconName::Star => "M12 4.500l2.300 4.800 5.200.700-3.800 3.600.900 5.200-4.600-2.500-4.600 2.500.900-5.200L4.500 10l5.200-.700z",
        }
    }
}

/// An icon, hidden from screen readers: the words beside it say it.
#[component]
pub fn Icon(
    /// Which.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=name.path()/>
        </svg>
    }
}

/// The mark of the book: three pebbles, one on the other.
#[component]
pub fn PebbleMark() -> impl IntoView {
    view! {
        <svg class="pebbles" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
            <path class="pebbles__low" d="M8 48c0-7 10-10 23-10s25 3 25 10-11 10-25 10S8 55 8 48z"/>
            <path class="pebbles__middle" d="M15 33c0-6 7-9 17-9s18 2 18 8-8 9-18 9-17-2-17-8z"/>
            <path class="pebbles__top" d="M22 17c0-5 5-9 11-9s10 4 10 8-4 8-10 8-11-2-11-7z"/>
        </svg>
    }
}
