//! Drawing, in a real browser: what a new drawing of the same leaves alone, and what it takes away.

use super::IntoNode;
use super::placed::Placed;
use super::prelude::*;
use any_spawner::Executor;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// Draws it into a place of its own.
fn drawn(draw: impl FnOnce() -> Node) -> (web_sys::Element, Placed, Owner) {
    let _ = Executor::init_wasm_bindgen(); // set already by an earlier test
    let owner = Owner::new();
    let placed = owner.with(|| Placed::new(draw()));
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    placed.mount(&place, None);
    (place, placed, owner)
}

fn words(place: &web_sys::Element) -> String {
    place.text_content().unwrap()
}

fn first(place: &web_sys::Element, what: &str) -> web_sys::Element {
    place.query_selector(what).unwrap().unwrap()
}

#[wasm_bindgen_test]
fn markup_becomes_elements() {
    let title = "Ada & Ben <3".to_owned();
    let none: Option<String> = None;
    let (place, ..) = drawn(|| {
        view! {
            <p class="who" hidden=true title=title.clone() lang=none>"Reads: "<strong>{title}</strong>{3_usize}</p>
            <svg viewBox="0 0 8 8"><path d="M1 1"></path></svg>
        }
    });
    assert_eq!(words(&place), "Reads: Ada & Ben <33");
    let line = first(&place, "p");
    let attribute = |name| line.get_attribute(name);
    assert_eq!(
        (attribute("class"), attribute("hidden"), attribute("title"), attribute("lang")),
        (Some("who".into()), Some(String::new()), Some("Ada & Ben <3".into()), None)
    );
    assert_eq!(first(&place, "path").namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
}

#[wasm_bindgen_test]
async fn what_changes_is_changed_and_nothing_else() {
    let name = RwSignal::new("Ada".to_owned());
    let late = RwSignal::new(false);
    let (place, _placed, _owner) = drawn(|| {
        view! {
            {live(move || view! { <p class="line" class:is-late=late>{name.get()}<input value="typed"/></p> })}
        }
    });
    let input: web_sys::HtmlInputElement = first(&place, "input").unchecked_into();
    input.set_value("half-typed");
    input.focus().unwrap();
    name.set("Ben".to_owned());
    late.set(true);
    leptos::task::tick().await;
    assert_eq!(
        (words(&place).as_str(), first(&place, "p").class_name().as_str()),
        ("Ben", "line is-late")
    );
    let same: web_sys::HtmlInputElement = first(&place, "input").unchecked_into();
    assert!(
        same == input && same.value() == "half-typed",
        "the field is the same, with what was typed"
    );
    assert!(
        document().active_element().is_some_and(|active| active == **same),
        "and it keeps the focus"
    );
}

#[wasm_bindgen_test]
async fn a_list_grows_and_shrinks_in_its_place() {
    let names = RwSignal::new(Vec::new());
    let (place, _placed, _owner) = drawn(|| {
        let line = |name: &'static str| view! { <li>{name}</li> };
        view! { <ul>"("{move || names.get().into_iter().map(line).collect_view()}")"</ul> }
    });
    for list in [vec!["Ada", "Ben"], vec!["Cy"], vec!["Ada", "Ben", "Cy", "Di"], vec![], vec!["Di"]] {
        names.set(list.clone());
        leptos::task::tick().await;
        assert_eq!(words(&place), format!("({})", list.concat()));
        assert_eq!(first(&place, "ul").child_element_count() as usize, list.len());
    }
}

#[wasm_bindgen_test]
async fn one_thing_stands_where_another_stood() {
    let which = RwSignal::new(0);
    let (place, _placed, _owner) = drawn(|| {
        let draw = move || match which.get() {
            0 => ().into_node(),
            1 => view! { <b>"one"</b><i>"two"</i> },
            2 => "words".into_node(),
            _ => live(|| view! { <u>"live"</u> }),
        };
        view! { "<"{draw}">" }
    });
    for (turn, expected) in [
        (1, "<onetwo>"),
        (2, "<words>"),
        (3, "<live>"),
        (0, "<>"),
        (3, "<live>"),
        (1, "<onetwo>"),
    ] {
        which.set(turn);
        leptos::task::tick().await;
        assert_eq!(words(&place), expected);
    }
}

#[wasm_bindgen_test]
async fn a_handler_is_that_of_the_last_drawing_and_goes_with_it() {
    let turn = RwSignal::new(1);
    let heard = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let (place, placed, owner) = drawn(|| {
        let heard = heard.clone();
        let button = move || {
            let (turn, heard) = (turn.get(), heard.clone());
            view! { <button on:click=move |_| heard.borrow_mut().push(turn)>"Press"</button> }
        };
        view! { {button} }
    });
    let button: web_sys::HtmlElement = first(&place, "button").unchecked_into();
    button.click();
    turn.set(2);
    leptos::task::tick().await;
    button.click();
    drop((placed, owner));
    button.click();
    assert_eq!(*heard.borrow(), [1, 2]);
}
