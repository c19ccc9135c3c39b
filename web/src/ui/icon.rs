//! Icons: our own drawings on a grid of 24, one stroke weight, always beside words or with a label of their owner.

use crate::dom::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum IconName {
    Today,
    Children,
    Library,
    Journal,
    More,
    Add,
    Search,
    Back,
    Close,
    Undo,
    Warning,
    Allergy,
    Info,
    Help,
    Print,
    Camera,
    Calendar,
    Backup,
    Settings,
    Check,
    Star,
    Lock,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            IconName::Today => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.8v1.7M12 19.5v1.7M5.5 5.5l1.2 1.2M17.3 17.3l1.2 1.2M2.8 12h1.7M19.5 12h1.7M5.5 18.5l1.2-1.2M17.3 6.7l1.2-1.2"
            }
            IconName::Children => {
                "M8.8 5a3.1 3.1 0 1 0 0 6.2 3.1 3.1 0 0 0 0-6.2zM3 19.2c.3-3.2 2.6-4.9 5.8-4.9s5.5 1.7 5.8 4.9M16.2 7.8a2.6 2.6 0 1 1 0 5.2M17.4 15.3c2 .4 3.4 1.7 3.6 3.9"
            }
            IconName::Library => "M4.2 4.5h3.9v15H4.2zM8.1 4.5H12v15H8.1zM13.5 6.1l3.5-.9 3.7 13.4-3.5 1zM4.2 8h3.9M8.1 16H12",
            IconName::Journal => "M4.5 19.5l1-4.2L16.2 4.6l3.2 3.2L8.7 18.5zM13.8 7l3.2 3.2M13 19.5h6.5",
            IconName::More => {
                "M5 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4zM12 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4zM19 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z"
            }
            IconName::Add => "M12 5v14M5 12h14",
            IconName::Search => "M10.8 4.5a6.3 6.3 0 1 0 0 12.6 6.3 6.3 0 0 0 0-12.6zM15.4 15.4 20 20",
            IconName::Back => "M19.5 12h-15M10.5 6l-6 6 6 6",
            IconName::Close => "M6 6l12 12M18 6 6 18",
            IconName::Undo => "M8.5 5l-4 4 4 4M4.5 9h9a5.5 5.5 0 0 1 0 11H9",
            IconName::Warning => "M12 4.2l9 15.3H3zM12 10v4.2M12 16.9v.1",
            IconName::Allergy => "M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3zM12 7.8v4.9M12 16v.1",
            IconName::Info => "M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4zM12 11.2v4.9M12 7.9v.1",
            IconName::Help => {
                "M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4zM9.7 9.6a2.4 2.4 0 1 1 3.6 2.1c-.9.5-1.3 1-1.3 1.9M12 16.5v.1"
            }
            IconName::Print => {
                "M7 8V3.8h10V8M7 17H5.5A1.5 1.5 0 0 1 4 15.5v-6A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 9.5v6a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v6.2H7z"
            }
            IconName::Camera => {
                "M4.5 7.5h3l1.7-2.7h5.6l1.7 2.7h3A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18V9a1.5 1.5 0 0 1 1.5-1.5zM12 10a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z"
            }
            IconName::Calendar => {
                "M5.5 5.5h13A1.5 1.5 0 0 1 20 7v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19V7a1.5 1.5 0 0 1 1.5-1.5zM4 10h16M8.5 3.2v4M15.5 3.2v4"
            }
            IconName::Backup => {
                "M4 8.5h16v10a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5zM4 8.5 6 4h12l2 4.5M12 11.3v5.4M9.6 14.4l2.4 2.4 2.4-2.4"
            }
            IconName::Settings => {
                "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h7M15 17h5M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM7 12a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM11 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z"
            }
            IconName::Check => "M5 12.5l4.5 4.5L19 7.5",
            IconName::Lock => {
                "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v6.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5V12a1.5 1.5 0 0 1 1.5-1.5zM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14v2.5"
            }
            IconName::Star => "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
        }
    }
}

/// An icon. It says nothing to a screen reader: the words beside it do.
#[component]
pub fn Icon(
    /// What it shows.
    name: IconName,
) -> Node {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d=name.path()></path>
        </svg>
    }
}
