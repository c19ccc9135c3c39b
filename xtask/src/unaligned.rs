//! How aligned the addresses of the app are said to be. That is a hint which changes nothing, and takes a fortieth of the bytes: here nothing is promised.

use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{MemArg, Module};
use wasmparser::Parser;

/// The app without the hints.
pub fn nothing_promised(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut app = Module::new();
    Hints.parse_core_module(&mut app, Parser::new(0), wasm)?;
    Ok(app.finish())
}

/// Everything as the library copies it, but for the hints.
struct Hints;

impl Reencode for Hints {
    type Error = Infallible;

    fn mem_arg(&mut self, place: wasmparser::MemArg) -> Result<MemArg, reencode::Error> {
        Ok(MemArg {
            align: 0,
            ..reencode::utils::mem_arg(self, place)?
        })
    }
}

#[cfg(test)]
mod tests {
    use super::nothing_promised;
    use wasm_encoder::{CodeSection, Function, FunctionSection, MemArg, MemorySection, MemoryType, Module, TypeSection};

    #[test]
    fn only_the_hint_is_changed() {
        let app = |align| {
            let (mut types, mut functions, mut memory, mut code) =
                (TypeSection::new(), FunctionSection::new(), MemorySection::new(), CodeSection::new());
            types.ty().function([], []);
            functions.function(0);
            memory.memory(MemoryType {
                minimum: 1,
                maximum: None,
                memory64: false,
                shared: false,
                page_size_log2: None,
            });
            let mut function = Function::new([]);
            let place = MemArg {
                offset: 300,
                align,
                memory_index: 0,
            };
            function.instructions().i32_const(8).i32_load(place).drop().end();
            code.function(&function);
            let mut app = Module::new();
            app.section(&types).section(&functions).section(&memory).section(&code);
            app.finish()
        };
        assert_eq!(nothing_promised(&app(2)).unwrap(), app(0));
        assert_eq!(nothing_promised(&app(0)).unwrap(), app(0));
    }
}
