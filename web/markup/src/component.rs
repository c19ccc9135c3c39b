//! `#[component]`: a function becomes a struct of what it is given, with a builder, and a way to draw it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{Attribute, Error, Expr, FnArg, ItemFn, Pat, Result, Token, Type};

pub fn component(item: TokenStream) -> Result<TokenStream> {
    let function: ItemFn = syn::parse2(item)?;
    let (vis, name, body) = (&function.vis, &function.sig.ident, &function.block);
    let attributes = &function.attrs;
    let mut fields = Vec::new();
    let mut names = Vec::new();
    for argument in &function.sig.inputs {
        let FnArg::Typed(argument) = argument else {
            return Err(Error::new(argument.span(), "a part of the kit is no method"));
        };
        let Pat::Ident(pattern) = argument.pat.as_ref() else {
            return Err(Error::new(argument.pat.span(), "what a part is given has a plain name"));
        };
        let (field, ty) = (&pattern.ident, argument.ty.as_ref());
        let words = argument.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
        let setter = Given::of(&argument.attrs)?.setter(ty);
        fields.push(quote! { #(#words)* #setter #vis #field: #ty });
        names.push(field.clone());
    }
    let draw = format_ident!("draw", span = name.span());
    Ok(quote! {
        #(#attributes)*
        #[derive(::leptos::typed_builder_macro::TypedBuilder)]
        #[builder(crate_module_path = ::leptos::typed_builder)]
        #vis struct #name { #(#fields,)* }

        impl #name {
            #[allow(unused_braces)]
            fn body(self) -> crate::dom::Node {
                let Self { #(#names,)* } = self;
                #[allow(clippy::let_and_return)]
                crate::dom::IntoNode::into_node(#body)
            }

            /// Draws it. What it reads while it is drawn is not followed: only its live parts are.
            #vis fn #draw(self) -> crate::dom::Node {
                ::leptos::prelude::untrack(move || self.body())
            }
        }
    })
}

/// How something may be given.
#[derive(Default)]
struct Given {
    into: bool,
    default: Option<TokenStream>,
    optional: bool,
}

impl Given {
    fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut given = Given::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("prop")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("into") {
                    given.into = true;
                } else if meta.path.is_ident("optional") {
                    given.optional = true;
                } else if meta.path.is_ident("default") {
                    meta.input.parse::<Token![=]>()?;
                    let value: Expr = meta.input.parse()?;
                    given.default = Some(quote! { #value });
                } else {
                    return Err(meta.error("`into`, `optional` or `default = …`"));
                }
                Ok(())
            })?;
        }
        Ok(given)
    }

    /// The same for the builder. An optional `Option` is given without its `Some`.
    fn setter(&self, ty: &Type) -> TokenStream {
        let inner = if self.optional { inside_option(ty) } else { None };
        let default = match (&self.default, self.optional) {
            (Some(value), _) => quote! { default = #value, },
            (None, true) => quote! { default, },
            (None, false) => quote! {},
        };
        let setter = match (inner, self.into) {
            (Some(inner), true) => quote! {
                setter(fn transform<__How>(value: impl ::leptos::prelude::IntoReactiveValue<#inner, __How>) -> #ty { Some(value.into_reactive_value()) })
            },
            (None, true) => quote! {
                setter(fn transform<__How>(value: impl ::leptos::prelude::IntoReactiveValue<#ty, __How>) -> #ty { value.into_reactive_value() })
            },
            (Some(_), false) => quote! { setter(strip_option) },
            (None, false) => quote! {},
        };
        if default.is_empty() && setter.is_empty() {
            quote! {}
        } else {
            quote! { #[builder(#default #setter)] }
        }
    }
}

fn inside_option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        syn::GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}
