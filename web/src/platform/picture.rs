//! Making a picture small: the browser decodes it, turned the right way up, and draws it anew as a JPEG. Nothing of the original file is
//! kept: no place, no camera, no thumbnail inside. What the file is was checked by core before.

use super::files;
use js_sys::{Promise, Reflect, Uint8Array};
use pebblebook::journal::NewPicture;
use pebblebook::picture::{self, JOURNAL_LONG_EDGE, LONG_EDGE, MOST_BYTES, PictureError, SMALL_LONG_EDGE};
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
    made_small(file, &[LONG_EDGE]).await?.pop().ok_or(PictureError::Damaged)
}

/// A chosen file as a photo of the journal, and the same for lists.
///
/// # Errors
/// As [`small`].
pub async fn for_the_journal(file: &File) -> Result<NewPicture, PictureError> {
    let mut made = made_small(file, &[JOURNAL_LONG_EDGE, SMALL_LONG_EDGE]).await?;
    let small = made.pop();
    let whole = made.pop().ok_or(PictureError::Damaged)?;
    Ok(NewPicture { whole, small })
}

/// A chosen file as JPEGs, each so long at its long edge or shorter.
async fn made_small(file: &File, long_edges: &[u32]) -> Result<Vec<Vec<u8>>, PictureError> {
    let bytes = files::read(file, MOST_BYTES).await.map_err(|size| match size {
        Some(bytes) => PictureError::FileTooLarge { bytes },
        None => PictureError::Damaged,
    })?;
    let header = picture::whole(&bytes)?;
    drop(bytes);
    let mut made = Vec::new();
    let Some(bitmap) = decoded(file).await else {
        return Err(PictureError::Damaged);
    };
    for long_edge in long_edges {
        let scale = (f64::from(*long_edge) / f64::from(header.width.max(header.height))).min(1.0);
        made.push(redrawn(&bitmap, scale).await.ok_or(PictureError::Damaged)?);
    }
    bitmap.close();
    Ok(made)
}

async fn decoded(file: &File) -> Option<ImageBitmap> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"imageOrientation".into(), &"from-image".into()).ok()?;
    let bitmap = JsFuture::from(create_image_bitmap(file, &options).ok()?).await.ok()?;
    Some(bitmap.unchecked_into())
}

async fn redrawn(bitmap: &ImageBitmap, scale: f64) -> Option<Vec<u8>> {
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
        .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, f64::from(width), f64::from(height))
        .ok()?;
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
