//! The mark: three pebbles, one upon the other.

use leptos::prelude::*;

/// The three pebbles alone. In print they become three outlines and fills of black.
#[component]
pub fn PebbleMark() -> impl IntoView {
    view! {
        <svg class="pebble-mark" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
            <path class="pebble-mark__base" d="M5 36.6c0-5.6 7.6-8.2 19.2-8.2 11.4 0 18.8 2.7 18.8 8.1 0 5.7-7.4 8.5-18.9 8.5S5 42.3 5 36.6z"></path>
            <path class="pebble-mark__middle" d="M9.8 23.6c.5-4.7 6.3-6.7 14.3-6.3 8.2.4 13.5 3 13.1 7.3-.4 4.6-6.3 6.6-14.1 6.1-8.2-.5-13.7-2.7-13.3-7.1z"></path>
            <path class="pebble-mark__top" d="M15.7 10.8c.9-4.4 5.3-6.7 10.4-6.1 5 .6 8.2 3.7 7.4 7.7-.9 4.3-5.3 6.2-10.4 5.5-5-.7-8.2-3.2-7.4-7.1z"></path>
        </svg>
    }
}

/// The mark with the name of the app.
#[component]
pub fn Logo() -> impl IntoView {
    view! { <span class="logo"><PebbleMark/><span class="logo__name">"Pebblebook"</span></span> }
}

/// The drawing of an empty screen: pebbles at the water's edge, and something growing.
#[component]
pub fn PebbleDrawing() -> impl IntoView {
    view! {
        <svg class="pebble-drawing" viewBox="0 0 200 120" width="200" height="120" aria-hidden="true" focusable="false">
            <ellipse class="pebble-drawing__ground" cx="100" cy="103" rx="88" ry="11"></ellipse>
            <path class="pebble-drawing__sea" d="M52 92c0-11 14-16 36-16s36 5 36 16-14 16-36 16-36-5-36-16z"></path>
            <path class="pebble-drawing__apricot" d="M61 66c1-10 12-14 28-13s26 6 25 14c-1 10-12 13-28 12s-26-4-25-13z"></path>
            <path class="pebble-drawing__moss" d="M73 43c2-8 10-12 20-11s16 7 14 14c-2 8-10 11-20 10s-15-6-14-13z"></path>
            <path class="pebble-drawing__sand" d="M128 98c0-7 8-10 19-10s18 3 18 10-8 10-19 10-18-3-18-10z"></path>
            <path class="pebble-drawing__stem" d="M146 87V66M146 74c0-7-4-11-12-11 0 7 4 11 12 11zM146 69c0-7 4-11 12-12 0 8-4 12-12 12z"></path>
        </svg>
    }
}
