// What a browser keeps is its writer's: at a shared desk nobody is offered, or saves, another person's words.

/** The user name of who is signed in, or nothing. */
export const person = () => document.body.dataset.officer ?? "";
