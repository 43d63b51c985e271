print-which = { $Chi } in danh sách nào ạ?
