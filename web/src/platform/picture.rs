//! Making a picture small: the browser decodes it, turned the right way up, and draws it anew as a JPEG. Nothing of the original file is
//! kept: no place, no camera, no thumbnail inside. What the file is was checked by core before.

use super::files;
use js_sys::{Promise, Reflect, Uint8Array};
use pebblebook::picture::{self, LONG_EDGE, MOST_BYTES, PictureError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = createImageBitmap, catch)]
    fn create_image_bitmap(blob: &Blob, options: &js_sys::Object) -> Result<Promise, JsValue>;
}

/// A chosen file as a small JPEG.
///
/// # Errors
/// When it is no picture, too large, or the browser cannot decode it.
pub async fn small(file: &File) -> Result<Vec<u8>, PictureError> {
    let bytes = files::read(file, MOST_BYTES).await.map_err(|size| match size {
        Some(bytes) => PictureError::FileTooLarge { bytes },
        None => PictureError::Damaged,
    })?;
    let header = picture::header(&bytes)?;
    drop(bytes);
    let scale = (f64::from(LONG_EDGE) / f64::from(header.width.max(header.height))).min(1.0);
    redrawn(file, scale).await.ok_or(PictureError::Damaged)
}

async fn redrawn(file: &File, scale: f64) -> Option<Vec<u8>> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"imageOrientation".into(), &"from-image".into()).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(create_image_bitmap(file, &options).ok()?)
        .await
        .ok()?
        .unchecked_into();
    let edge = |length: u32| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no edge is longer than a header's 32 bits"
        )]
        let edge = (f64::from(length) * scale).round() as u32;
        edge.max(1)
    };
    let (width, height) = (edge(bitmap.width()), edge(bitmap.height()));
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    // A picture with see-through parts is laid on white, for a JPEG has none.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, f64::from(width), f64::from(height))
        .ok()?;
    bitmap.close();
    let drawn = Promise::new(&mut |resolve, reject| {
        let keep = Closure::once_into_js(move |blob: JsValue| _ = resolve.call1(&JsValue::UNDEFINED, &blob));
        if canvas
            .to_blob_with_type_and_encoder_options(keep.unchecked_ref(), "image/jpeg", &0.82.into())
            .is_err()
        {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    let blob: Blob = JsFuture::from(drawn).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
