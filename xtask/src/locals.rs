//! The numbers of the locals in each function of the app. Nothing depends on which of them bears which number; but functions are far more alike
//! where the one used most is always the first, and what is alike is sent in fewer bytes.

use std::cmp::Reverse;
use std::convert::Infallible;
use std::vec::IntoIter;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{Function, Instruction, Module};
use wasmparser::{FunctionBody, Operator, Parser, Payload, ValType};

/// The app with the locals of each function in the order of how often they are used.
pub fn most_used_first(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut app = Module::new();
    Numbers::of(wasm)?.parse_core_module(&mut app, Parser::new(0), wasm)?;
    Ok(app.finish())
}

/// Which numbers the locals get.
struct Numbers {
    /// How many parameters the functions have that are still to come. Those are the first locals and keep their numbers.
    parameters: IntoIter<u32>,
    /// The new number of each local of the function at hand.
    new: Vec<u32>,
}

impl Numbers {
    fn of(wasm: &[u8]) -> Result<Self> {
        let mut of_type = Vec::new();
        let mut parameters = Vec::new();
        for part in Parser::new(0).parse_all(wasm) {
            match part? {
                Payload::TypeSection(types) => {
                    for kind in types.into_iter_err_on_gc_types() {
                        of_type.push(u32::try_from(kind?.params().len())?);
                    }
                }
                Payload::FunctionSection(functions) => {
                    for kind in functions {
                        parameters.push(*of_type.get(kind? as usize).context("a function is of no type")?);
                    }
                }
                _ => {}
            }
        }
        Ok(Self {
            parameters: parameters.into_iter(),
            new: Vec::new(),
        })
    }
}

/// Everything as the library copies it, but for the numbers of the locals.
impl Reencode for Numbers {
    type Error = Infallible;

    fn new_function_with_parsed_locals(&mut self, function: &FunctionBody<'_>) -> Result<Function, reencode::Error> {
        let mut locals: Vec<(ValType, u32)> = Vec::new();
        for group in function.get_locals_reader()? {
            let (count, kind) = group?;
            locals.extend((0..count).map(|_| (kind, 0)));
        }
        let parameters = self.parameters.next().unwrap_or_default();
        for operator in function.get_operators_reader()? {
            if let Operator::LocalGet { local_index } | Operator::LocalSet { local_index } | Operator::LocalTee { local_index } = operator?
                && let Some((_, uses)) = local_index.checked_sub(parameters).and_then(|own| locals.get_mut(own as usize))
            {
                *uses += 1;
            }
        }
        let mut old: Vec<_> = (parameters..).zip(&locals).collect();
        // In groups of one type, as they are declared.
        old.sort_by_key(|(_, (kind, uses))| (*kind, Reverse(*uses)));
        let mut new: Vec<_> = old.iter().zip(parameters..).map(|((old, _), new)| (*old, new)).collect();
        new.sort_unstable();
        self.new = (0..parameters).chain(new.into_iter().map(|(_, new)| new)).collect();
        let kinds = old
            .iter()
            .map(|(_, (kind, _))| self.val_type(*kind))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Function::new_with_locals_types(kinds))
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, reencode::Error> {
        let mut instruction = reencode::utils::instruction(self, operator)?;
        if let Instruction::LocalGet(local) | Instruction::LocalSet(local) | Instruction::LocalTee(local) = &mut instruction {
            *local = self.new.get(*local as usize).copied().unwrap_or(*local);
        }
        Ok(instruction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, FunctionSection, TypeSection, ValType::*};

    #[test]
    fn the_local_used_most_is_the_first_of_its_type() {
        let app = |locals: &[(u32, wasm_encoder::ValType)], [rare, long, often]: [u32; 3]| {
            let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
            types.ty().function([I32], []);
            functions.function(0);
            let mut body = Function::new(locals.iter().copied());
            body.instructions().local_get(0).local_tee(rare).local_set(often);
            body.instructions().i64_const(1).local_set(long);
            body.instructions().local_get(often).local_set(often).end();
            code.function(&body);
            let mut app = Module::new();
            app.section(&types).section(&functions).section(&code);
            app.finish()
        };
        let before = app(&[(1, I64), (2, I32)], [2, 1, 3]);
        let after = app(&[(2, I32), (1, I64)], [2, 3, 1]);
        assert_eq!(most_used_first(&before).unwrap(), after);
        assert_eq!(most_used_first(&after).unwrap(), after);
        assert!(most_used_first(b"\0asm").is_err());
    }
}
