//! Reading a barcode with the camera, where the browser has both a barcode reader and a camera it may use.

use super::timer;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// How often a picture is looked at.
const BETWEEN_LOOKS_MS: i32 = 250;
/// How many pictures are looked at before giving up: about half a minute.
const MOST_LOOKS: usize = 120;

#[wasm_bindgen]
extern "C" {
    type BarcodeDetector;
    #[wasm_bindgen(constructor, catch)]
    fn new(options: &Object) -> Result<BarcodeDetector, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn detect(this: &BarcodeDetector, picture: &JsValue) -> Result<Promise, JsValue>;
}

/// Whether this browser can.
#[must_use]
pub fn can_scan() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let reader = Reflect::has(&window, &"BarcodeDetector".into()).unwrap_or(false);
    reader && Reflect::get(&window.navigator(), &"mediaDevices".into()).is_ok_and(|devices| devices.is_object())
}

/// Shows the camera in this element and reads the first barcode of a book; none when told to stop or nothing is read. The camera is let go
/// whatever happens.
///
/// # Errors
/// When the camera may not be used.
pub async fn read(video: &HtmlVideoElement, goes_on: impl Fn() -> bool) -> Result<Option<String>, ()> {
    let stream = camera().await.ok_or(())?;
    video.set_src_object(Some(&stream));
    if let Ok(playing) = video.play() {
        let _ = JsFuture::from(playing).await;
    }
    let found = look(video, goes_on).await;
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
    video.set_src_object(None);
    found.ok_or(()).map(|number| (!number.is_empty()).then_some(number))
}

async fn camera() -> Option<MediaStream> {
    let devices = web_sys::window()?.navigator().media_devices().ok()?;
    let wanted = MediaStreamConstraints::new();
    let back = Object::new();
    Reflect::set(&back, &"facingMode".into(), &"environment".into()).ok()?;
    wanted.set_video(&back);
    JsFuture::from(devices.get_user_media_with_constraints(&wanted).ok()?)
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// The number that was read, or an empty one.
async fn look(video: &HtmlVideoElement, goes_on: impl Fn() -> bool) -> Option<String> {
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&"ean_13".into())).ok()?;
    let reader = BarcodeDetector::new(&options).ok()?;
    for _ in 0..MOST_LOOKS {
        if !goes_on() {
            break;
        }
        if let Ok(found) = JsFuture::from(reader.detect(video).ok()?).await {
            let first = Array::from(&found).get(0);
            let number = Reflect::get(&first, &"rawValue".into()).ok().and_then(|value| value.as_string());
            if let Some(number) = number {
                return Some(number);
            }
        }
        timer::wait(BETWEEN_LOOKS_MS).await;
    }
    Some(String::new())
}
