// What bundle.mjs makes of imports that are not TypeScript.
declare module "*.svg" {
  const text: string;
  export default text;
}
declare module "file:*" {
  const url: string;
  export default url;
}
