//! The names by which the app and its glue know each other, made short. Each is a word and sixteen digits that stand in both halves and
//! that no compression makes smaller; a first visit need not send them. Nothing else is changed.

use anyhow::{Context, Result, bail, ensure};

/// The number of the section of imports.
const IMPORTS: u8 = 2;
/// The number of the section of exports.
const EXPORTS: u8 = 7;
/// An export's name of more letters than this is a long one. What the glue finds in any app, like the memory, has fewer.
const LONG: usize = 40;

/// The app and its glue with short names.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut rest = wasm.get(8..).context("the app is no WebAssembly")?;
    let mut short = wasm.iter().take(8).copied().collect::<Vec<u8>>();
    let mut glue = glue.to_owned();
    while let Some((kind, after)) = rest.split_first() {
        let (size, after) = whole(after)?;
        let (section, further) = after.split_at_checked(size).context("a section is cut")?;
        rest = further;
        let section = match *kind {
            IMPORTS => imports(section, &mut glue)?,
            EXPORTS => exports(section, &mut glue)?,
            _ => section.to_vec(),
        };
        short.push(*kind);
        push_whole(&mut short, section.len());
        short.extend(section);
    }
    Ok((short, glue))
}

/// The section of imports with short names, which the glue is made to use.
fn imports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let (count, mut rest) = whole(section)?;
    let mut short = Vec::new();
    push_whole(&mut short, count);
    for number in 0..count {
        let (module, after) = name(rest)?;
        let (long, after) = name(after)?;
        let long = std::str::from_utf8(long)?;
        push_name(&mut short, module);
        if is_long(long) {
            let new = format!("i{number}");
            let found = format!("{long}:");
            ensure!(glue.matches(&found).count() == 1, "{long} is not once in the glue");
            *glue = glue.replace(&found, &format!("{new}:"));
            push_name(&mut short, new.as_bytes());
        } else {
            push_name(&mut short, long.as_bytes());
        }
        let size = described(after)?;
        let (what, further) = after.split_at_checked(size).context("an import is cut")?;
        short.extend(what);
        rest = further;
    }
    ensure!(rest.is_empty(), "there is more in the section of imports than it says");
    Ok(short)
}

/// The section of exports with short names, which the glue is made to use. The longest say of what types a closure is; one says, by its
/// digits, where cargo's home was, and nobody asks for it.
fn exports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let (count, mut rest) = whole(section)?;
    let mut short = Vec::new();
    push_whole(&mut short, count);
    for number in 0..count {
        let (long, after) = name(rest)?;
        let long = std::str::from_utf8(long)?;
        if long.len() > LONG {
            let new = format!("export{number}");
            ensure!(!glue.contains(&new), "{new} is a name of the glue's own");
            *glue = renamed(glue, long, &new);
            push_name(&mut short, new.as_bytes());
        } else {
            push_name(&mut short, long.as_bytes());
        }
        let (_, further) = whole(after.get(1..).context("an export is cut")?)?;
        short.extend(after.get(..after.len() - further.len()).context("an export is cut")?);
        rest = further;
    }
    ensure!(rest.is_empty(), "there is more in the section of exports than it says");
    Ok(short)
}

/// The glue with another name for something. A longer name may begin with this one.
fn renamed(glue: &str, long: &str, new: &str) -> String {
    let mut parts = glue.split(long);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
        all.push_str(if goes_on { long } else { new });
        all.push_str(part);
    }
    all
}

/// Whether it ends in sixteen digits.
fn is_long(name: &str) -> bool {
    name.rsplit_once('_')
        .is_some_and(|(_, digits)| digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// How many bytes say what is imported.
fn described(bytes: &[u8]) -> Result<usize> {
    let (what, after) = bytes.split_first().context("an import is cut")?;
    let rest = match what {
        // A function: its type.
        0 => whole(after)?.1,
        other => bail!("the app imports something of kind {other}"),
    };
    Ok(bytes.len() - rest.len())
}

fn name(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let (size, after) = whole(bytes)?;
    after.split_at_checked(size).context("a name is cut")
}

fn push_name(to: &mut Vec<u8>, name: &[u8]) {
    push_whole(to, name.len());
    to.extend(name);
}

/// A number as WebAssembly writes it, seven bits a byte.
fn whole(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut number = 0;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 127) << (7 * place);
        if byte & 128 == 0 {
            return Ok((number, bytes.get(place + 1..).unwrap_or_default()));
        }
    }
    bail!("a number is cut")
}

fn push_whole(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            to.push(low & 127);
            return;
        }
        to.push(low | 128);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(names: &[&str]) -> Vec<u8> {
        let mut section = Vec::new();
        push_whole(&mut section, names.len());
        for name in names {
            push_name(&mut section, b"./glue.js");
            push_name(&mut section, name.as_bytes());
            section.extend([0, 3]);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x01\x00\x02".to_vec();
        push_whole(&mut wasm, section.len());
        wasm.extend(section);
        wasm.extend(b"\x0a\x02ab");
        wasm
    }

    #[test]
    fn both_halves_know_the_same_short_names() {
        let long = ["__wbg_fill_305746b413973589", "__wbindgen_init", "__wbg_fill_405746b41397358f"];
        let glue = "{ __wbg_fill_305746b413973589: function() {}, __wbindgen_init: 1, __wbg_fill_405746b41397358f: 2 }";
        let (short, glue) = shorten(&app(&long), glue).unwrap();
        assert_eq!(short, app(&["i0", "__wbindgen_init", "i2"]));
        assert_eq!(glue, "{ i0: function() {}, __wbindgen_init: 1, i2: 2 }");
    }

    #[test]
    fn a_long_export_is_not_taken_for_one_that_begins_alike() {
        let long = "wasm_bindgen_4aa3c8ccd5ab4329___convert__closures_____invoke";
        let mut section = vec![3];
        for name in [long, &format!("{long}_13"), "memory"] {
            push_name(&mut section, name.as_bytes());
            section.extend([0, 3]);
        }
        let mut glue = format!("closure({long}); function {long}(one) {{ wasm.{long}(one) }} wasm.{long}_13(2); wasm.memory");
        let short = exports(&section, &mut glue).unwrap();
        assert_eq!(short, b"\x03\x07export0\0\x03\x07export1\0\x03\x06memory\0\x03");
        assert_eq!(
            glue,
            "closure(export0); function export0(one) { wasm.export0(one) } wasm.export1(2); wasm.memory"
        );
    }

    #[test]
    fn a_name_that_only_one_half_knows_is_an_error() {
        assert!(shorten(&app(&["__wbg_fill_305746b413973589"]), "{}").is_err());
        assert!(shorten(b"\0asm", "").is_err());
    }
}
