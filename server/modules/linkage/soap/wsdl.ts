// The WSDL of a service, with the bindings that clients were generated from: SOAP 1.1, SOAP 1.2, HTTP GET and HTTP POST.
import { html } from '../../../../shared/html.ts'
import type { Operation, Service } from './services.ts'
import { NAMESPACE } from './xml.ts'

const fields = (names: readonly string[]) =>
  names.map(name => html`<s:element minOccurs="0" maxOccurs="1" name="${name}" type="s:string"/>`)
const members = (shape: Record<string, string>) =>
  Object.entries(shape).map(
    ([name, type]) =>
      html`<s:element minOccurs="${type === 'string' || type.startsWith('tns:') ? 0 : 1}" maxOccurs="1" name="${name}" type="${type.includes(':') ? type : `s:${type}`}"/>`,
  )

const types = ({
  operations,
  shape,
}: Service) => html`<wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="${NAMESPACE}">
${operations.map(
  ({
    name,
    asks,
    bare,
  }) => html`<s:element name="${name}"><s:complexType><s:sequence>${fields(asks)}</s:sequence></s:complexType></s:element>
<s:element name="${name}Response"><s:complexType><s:sequence><s:element minOccurs="1" maxOccurs="1" name="${name}Result" type="tns:${bare}"/></s:sequence></s:complexType></s:element>
`,
)}${[...new Set(operations.map(({ bare }) => bare))].map(
  bare => html`<s:complexType name="${bare}"><s:sequence>${members(shape)}</s:sequence></s:complexType>
<s:element name="${bare}" nillable="true" type="tns:${bare}"/>`,
)}
${shape.dataInfo && html`<s:complexType name="dataInfo"><s:sequence>${members({ stCode: 'int', stDesc: 'string' })}</s:sequence></s:complexType>`}
</s:schema></wsdl:types>`

const messages = ({ operations }: Service) =>
  operations.map(
    ({
      name,
    }) => html`<wsdl:message name="${name}SoapIn"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>
<wsdl:message name="${name}SoapOut"><wsdl:part name="parameters" element="tns:${name}Response"/></wsdl:message>`,
  )

const portType = ({ name, operations }: Service) =>
  html`<wsdl:portType name="${name}Soap">${operations.map(
    operation =>
      html`<wsdl:operation name="${operation.name}"><wsdl:input message="tns:${operation.name}SoapIn"/><wsdl:output message="tns:${operation.name}SoapOut"/></wsdl:operation>`,
  )}</wsdl:portType>`

const bound = (prefix: string, { name }: Operation) => html`<wsdl:operation name="${name}">
<${prefix}:operation soapAction="${NAMESPACE}${name}" style="document"/>
<wsdl:input><${prefix}:body use="literal"/></wsdl:input><wsdl:output><${prefix}:body use="literal"/></wsdl:output></wsdl:operation>`

const binding = (
  { name, operations }: Service,
  suffix: string,
  prefix: string,
) => html`<wsdl:binding name="${name}${suffix}" type="tns:${name}Soap">
<${prefix}:binding transport="http://schemas.xmlsoap.org/soap/http"/>${operations.map(operation => bound(prefix, operation))}</wsdl:binding>`

/** The description of a service that answers at an address. */
export const writeWsdl = (service: Service, address: string): string =>
  html`<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="${NAMESPACE}" targetNamespace="${NAMESPACE}">
${types(service)}
${messages(service)}
${portType(service)}
${binding(service, 'Soap', 'soap')}
${binding(service, 'Soap12', 'soap12')}
<wsdl:service name="${service.name}">
<wsdl:port name="${service.name}Soap" binding="tns:${service.name}Soap"><soap:address location="${address}"/></wsdl:port>
<wsdl:port name="${service.name}Soap12" binding="tns:${service.name}Soap12"><soap12:address location="${address}"/></wsdl:port>
</wsdl:service>
</wsdl:definitions>`.text
