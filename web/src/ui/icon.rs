//! Icons: our own drawings on a grid of 24, one stroke weight, always beside words or with a label of their owner.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum IconName {
    Today,
    Children,
    Library,
    Journal,
    More,
    Book,
    Bag,
    Lend,
    Return,
    Add,
    Search,
    Back,
    Forward,
    Close,
    Undo,
    Warning,
    Allergy,
    Info,
    Help,
    Print,
    Share,
    Copy,
    Camera,
    Scan,
    Calendar,
    Clock,
    Backup,
    Settings,
    Lock,
    Check,
    Star,
    Heart,
    Phone,
    Edit,
    Delete,
    Hold,
    Home,
    Label,
    Card,
    Pause,
    Filter,
    Sprout,
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
            IconName::Journal => {
                "M6.5 3.5h11A1.5 1.5 0 0 1 19 5v14a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5zM8.7 3.5v17M12 8.3h3.8M12 11.8h3.8"
            }
            IconName::More => {
                "M5 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4zM12 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4zM19 10.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z"
            }
            IconName::Book => {
                "M12 6.6c-2-1.6-5-2.1-8.5-1.8v13.4c3.5-.3 6.5.2 8.5 1.8 2-1.6 5-2.1 8.5-1.8V4.8C17 4.5 14 5 12 6.6zM12 6.6V20"
            }
            IconName::Bag => {
                "M6 8.5h12l1 10.2a1.6 1.6 0 0 1-1.6 1.8H6.6A1.6 1.6 0 0 1 5 18.7zM8.8 8.5V7a3.2 3.2 0 0 1 6.4 0v1.5M8.8 11.6v.6M15.2 11.6v.6"
            }
            IconName::Lend => "M13 9.5V4H6a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 6 20h7v-1.5M9.5 14H20M16.8 10.8 20 14l-3.2 3.2",
            IconName::Return => "M11 9.5V4h7a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 18 20h-7v-1.5M14.5 14H4M7.2 10.8 4 14l3.2 3.2",
            IconName::Add => "M12 5v14M5 12h14",
            IconName::Search => "M10.8 4.5a6.3 6.3 0 1 0 0 12.6 6.3 6.3 0 0 0 0-12.6zM15.4 15.4 20 20",
            IconName::Back => "M19.5 12h-15M10.5 6l-6 6 6 6",
            IconName::Forward => "M9.5 6l6 6-6 6",
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
            IconName::Share => {
                "M12 14.5V3.8M8.3 7.3 12 3.6l3.7 3.7M6.5 10.5h-1A1.5 1.5 0 0 0 4 12v7a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-7a1.5 1.5 0 0 0-1.5-1.5h-1"
            }
            IconName::Copy => {
                "M9 8.5h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-9A1.5 1.5 0 0 1 9 8.5zM4.5 15.5V5A1.5 1.5 0 0 1 6 3.5h9"
            }
            IconName::Camera => {
                "M4.5 7.5h3l1.7-2.7h5.6l1.7 2.7h3A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18V9a1.5 1.5 0 0 1 1.5-1.5zM12 10a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z"
            }
            IconName::Scan => {
                "M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M8 8.5v7M10.7 8.5v7M13.3 8.5v7M16 8.5v7"
            }
            IconName::Calendar => {
                "M5.5 5.5h13A1.5 1.5 0 0 1 20 7v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19V7a1.5 1.5 0 0 1 1.5-1.5zM4 10h16M8.5 3.2v4M15.5 3.2v4"
            }
            IconName::Clock => "M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4zM12 7.5V12l3 2",
            IconName::Backup => {
                "M4 8.5h16v10a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5zM4 8.5 6 4h12l2 4.5M12 11.3v5.4M9.6 14.4l2.4 2.4 2.4-2.4"
            }
            IconName::Settings => {
                "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h7M15 17h5M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM7 12a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM11 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z"
            }
            IconName::Lock => {
                "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5zM8 10.5V8a4 4 0 0 1 8 0v2.5"
            }
            IconName::Check => "M5 12.5l4.5 4.5L19 7.5",
            IconName::Star => "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
            IconName::Heart => "M12 19.8S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3c0 5.7-8 10.5-8 10.5z",
            IconName::Phone => {
                "M6.2 3.8h3l1.4 4-2 1.6a11 11 0 0 0 6 6l1.6-2 4 1.4v3a1.6 1.6 0 0 1-1.8 1.6A16.4 16.4 0 0 1 4.6 5.6a1.6 1.6 0 0 1 1.6-1.8z"
            }
            IconName::Edit => "M4.5 19.5l1-4L16 5a2.1 2.1 0 0 1 3 3L8.5 18.5zM14 7l3 3",
            IconName::Delete => {
                "M4.5 6.5h15M9 6.5V4.2h6v2.3M6.5 6.5l.8 12.1A1.5 1.5 0 0 0 8.8 20h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12.1M10 10.5V16M14 10.5V16"
            }
            IconName::Hold => "M7 3.8h10a1 1 0 0 1 1 1v15.4l-6-4.2-6 4.2V4.8a1 1 0 0 1 1-1z",
            IconName::Home => "M4 11.2 12 4l8 7.2M6 9.8v9.7h12V9.8M10 19.5v-5h4v5",
            IconName::Label => "M4 5.5A1.5 1.5 0 0 1 5.5 4h6l8.5 8.5-7.5 7.5L4 11.5zM8.3 8.3v.1",
            IconName::Card => {
                "M6 3.8h12a1.5 1.5 0 0 1 1.5 1.5v13.4a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5V5.3A1.5 1.5 0 0 1 6 3.8zM8 8.2h8M8 12h8M8 15.8h5"
            }
            IconName::Pause => "M9 6v12M15 6v12",
            IconName::Filter => "M4 6.5h16M7 12h10M10 17.5h4",
            IconName::Sprout => {
                "M12 20v-8M12 12c0-3.5-2.3-5.6-6.5-5.8C5.7 10 8 12 12 12zM12 14.5c0-3 2.2-5 6.3-5.2-.2 3.6-2.6 5.2-6.3 5.2z"
            }
        }
    }
}

/// An icon. It says nothing to a screen reader: the words beside it do.
#[component]
pub fn Icon(
    /// What it shows.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d=name.path()></path>
        </svg>
    }
}
