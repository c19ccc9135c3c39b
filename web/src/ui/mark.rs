//! The mark: three pebbles, one upon the other, as on the home screen.

use crate::dom::prelude::*;

/// The three pebbles alone. In print they become three outlines and fills of black.
#[component]
pub fn PebbleMark() -> Node {
    view! {
        <svg class="pebble-mark" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
            <path class="pebble-mark__base" d="M2 37.6c0-5.9 9.5-8.4 22-8.4s22 2.6 22 8.4-9.2 8.6-22 8.6-22-2.7-22-8.6z"></path>
            <path class="pebble-mark__middle" d="M8 22.9c0.4-5.2 8.1-7.3 16.6-6.9s16 3.5 15.5 8.7-8.3 6.8-16.8 6.4-15.7-2.9-15.3-8.2z"></path>
            <path class="pebble-mark__top" d="M14.7 8.7c1-5 6.7-7 12.3-6s9.2 5.2 8.1 10.1-6.7 5.8-12.4 4.7-9-3.8-7.9-8.8z"></path>
        </svg>
    }
}

/// The drawing of an empty screen: pebbles at the water's edge, and something growing.
#[component]
pub fn PebbleDrawing() -> Node {
    view! {
        <svg class="pebble-drawing" viewBox="0 0 200 120" width="200" height="120" aria-hidden="true" focusable="false">
            <ellipse class="pebble-drawing__ground" cx="100" cy="103" rx="88" ry="11"></ellipse>
            <path class="pebble-drawing__sea" d="M46 82.9c0-11.8 18.9-16.9 44-16.9s44 5.1 44 16.9-18.4 17.1-44 17.1-44-5.4-44-17.1z"></path>
            <path class="pebble-drawing__apricot" d="M58 53.4c0.8-10.5 16.1-14.6 33.3-13.8s32 6.9 31 17.4-16.6 13.6-33.5 12.8-31.5-5.9-30.7-16.4z"></path>
            <path class="pebble-drawing__moss" d="M71.3 25c2-10 13.3-14.1 24.6-12s18.4 10.5 16.1 20.2-13.3 11.5-24.8 9.5-17.9-7.7-15.9-17.7z"></path>
            <path class="pebble-drawing__sand" d="M128 98c0-7 8-10 19-10s18 3 18 10-8 10-19 10-18-3-18-10z"></path>
            <path class="pebble-drawing__stem" d="M146 87V66M146 74c0-7-4-11-12-11 0 7 4 11 12 11zM146 69c0-7 4-11 12-12 0 8-4 12-12 12z"></path>
        </svg>
    }
}
